import type { ModelWorkflow } from '@baara/model';

/** A state's box: its left upper corner. */
export interface Box {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

/** A transition's line, its number, and where that stands. */
export interface Line {
  readonly number: number;
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** The size of a box, and the gaps between boxes. */
export const box = { width: 172, height: 40, across: 52, down: 46 };

/**
 * Where states and transitions are drawn: those on the way onward below each other, from the first one down; those that only a way back
 * leads to in a column at the right. Lines are numbered, for the list of words beside the drawing.
 */
export function layoutOf({ states, transitions, initial }: ModelWorkflow): Layout {
  // 1. How far each state lies from the first along ways onward.
  const depth = new Map([[initial, 0]]);
  const onward = transitions.filter(({ tone }) => tone === 'onward');
  for (const key of depth.keys()) {
    for (const { from, to } of onward)
      if (from.includes(key) && !depth.has(to)) depth.set(to, (depth.get(key) ?? 0) + 1);
  }
  // 2. A row for each depth; the others stand at the height of what leads to them.
  const rows = new Map<number, string[]>();
  for (const { key } of states) {
    const at = depth.get(key);
    if (at !== undefined) rows.set(at, [...(rows.get(at) ?? []), key]);
  }
  const widest = Math.max(1, ...[...rows.values()].map((row) => row.length));
  const places = new Map<string, { column: number; row: number }>();
  for (const [row, keys] of rows) for (const [column, key] of keys.entries()) places.set(key, { column, row });
  let next = 0;
  for (const { key } of states.filter((each) => !depth.has(each.key))) {
    const sources = transitions
      .filter(({ to }) => to === key)
      .flatMap(({ from }) => from.map((each) => depth.get(each) ?? 0));
    const row = Math.max(next, Math.round(sources.reduce((sum, each) => sum + each, 0) / Math.max(1, sources.length)));
    places.set(key, { column: widest, row });
    next = row + 1;
  }
  const boxes = states.map(({ key }): Box => {
    const { column = 0, row = 0 } = places.get(key) ?? {};
    return { key, x: 16 + column * (box.width + box.across), y: 8 + row * (box.height + box.down) };
  });
  const lines = linesOf(transitions, new Map(boxes.map((each) => [each.key, each])));
  return {
    width: Math.max(...boxes.map(({ x }) => x)) + box.width + 16,
    height: Math.max(...boxes.map(({ y }) => y)) + box.height + 8,
    ...{ boxes, lines },
  };
}

function linesOf(transitions: ModelWorkflow['transitions'], boxes: ReadonlyMap<string, Box>): readonly Line[] {
  const ends = new Map<string, number>();
  return transitions.flatMap(({ from, to }, at) =>
    from.flatMap((start) => {
      const [one, other] = [boxes.get(start), boxes.get(to)];
      if (!one || !other) return [];
      // Several lines at one side of a box do not lie on each other.
      const side = (key: string) => {
        const used = ends.get(key) ?? 0;
        ends.set(key, used + 1);
        return [0, -10, 10, -5, 5][used % 5] ?? 0;
      };
      return [{ number: at + 1, ...lineBetween(one, other, side) }];
    }),
  );
}

function lineBetween(one: Box, other: Box, side: (key: string) => number): Omit<Line, 'number'> {
  const middle = box.width / 2;
  if (one.x === other.x && other.y > one.y && other.y - one.y < 2 * (box.height + box.down)) {
    const x = one.x + middle + side(`${one.key} down`) * 3;
    return { path: `M${x} ${one.y + box.height}V${other.y - 6}`, x, y: (one.y + box.height + other.y - 6) / 2 };
  }
  if (one.x === other.x) {
    const [y1, y2] = [one.y + box.height / 2 + 6, other.y + box.height / 2 - 6];
    return {
      path: `M${one.x} ${y1}C${one.x - 24} ${y1} ${one.x - 24} ${y2} ${other.x - 6} ${y2}`,
      x: one.x - 12,
      y: (y1 + y2) / 2,
    };
  }
  const goesRight = other.x > one.x;
  const x1 = goesRight ? one.x + box.width : one.x;
  const x2 = goesRight ? other.x - 6 : other.x + box.width + 6;
  const y1 = one.y + box.height / 2 + side(`${one.key} ${goesRight ? 'right' : 'left'}`);
  const y2 = other.y + box.height / 2 + side(`${other.key} ${goesRight ? 'left' : 'right'}`);
  const bend = (x1 + x2) / 2;
  // The number stands a third of the way, where lines that meet have not met yet.
  return {
    path: `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`,
    x: x1 + (x2 - x1) * 0.3,
    y: y1 + (y2 - y1) * 0.2,
  };
}
