import type { Organisation } from '../server/network.ts';

/** An organisation's place on the picture, in pixels. */
export interface Node {
  readonly organisation: Organisation;
  readonly x: number;
  readonly y: number;
  readonly column: number;
}

export interface Layout {
  readonly nodes: readonly Node[];
  readonly edges: readonly (readonly [from: Node, to: Node])[];
  readonly width: number;
  readonly height: number;
}

export const box = { width: 186, height: 62 };
const gap = { x: 56, y: 26 };
const margin = 16;

/**
 * Columns by tier from the community to the hospital, and a last one for what stands beside the line of care; in each
 * column those who send or receive from the same stand near one another (barycentre of what is already placed, twice), so
 * that few lines cross.
 */
export function layoutOf(organisations: readonly Organisation[]): Layout {
  // 1. Columns.
  const tiers = [...new Set(organisations.map(({ tier }) => tier))].sort((one, other) => (one ?? 99) - (other ?? 99));
  let columns = tiers.map((tier) => organisations.filter((each) => each.tier === tier));
  // 2. Order within them.
  const neighbours = neighboursOf(organisations);
  for (const _sweep of [1, 2]) columns = ordered(columns, neighbours);
  // 3. Pixels, on one grid for all columns: between its rows lie lanes for the lines that pass a column by.
  const most = Math.max(1, ...columns.map((column) => column.length));
  const height = 2 * margin + most * (box.height + gap.y) - gap.y;
  const nodes = columns.flatMap((column, at) => {
    const above = Math.floor((most - column.length) / 2);
    return column.map((organisation, row) => ({
      organisation,
      x: margin + at * (box.width + gap.x),
      y: margin + (above + row) * (box.height + gap.y),
      column: at,
    }));
  });
  const byId = new Map(nodes.map((node) => [node.organisation.id, node]));
  const edges = nodes.flatMap((from) =>
    from.organisation.refers_to.flatMap((id) => {
      const to = byId.get(id);
      return to ? [[from, to] as const] : [];
    }),
  );
  // Lines within the last column go around its right.
  return { nodes, edges, width: 2 * margin + columns.length * (box.width + gap.x) - gap.x / 2, height };
}

function neighboursOf(organisations: readonly Organisation[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>(organisations.map(({ id }) => [id, []]));
  for (const { id, refers_to } of organisations) {
    for (const other of refers_to) {
      found.get(id)?.push(other);
      found.get(other)?.push(id);
    }
  }
  return found;
}

function ordered(
  columns: readonly (readonly Organisation[])[],
  neighbours: ReadonlyMap<string, readonly string[]>,
): Organisation[][] {
  const height = new Map(columns.flatMap((column) => column.map(({ id }, at) => [id, at / column.length] as const)));
  return columns.map((column) => {
    const centre = ({ id }: Organisation) => {
      const near = (neighbours.get(id) ?? []).flatMap((other) => height.get(other) ?? []);
      return near.length > 0 ? near.reduce((sum, each) => sum + each, 0) / near.length : (height.get(id) ?? 0);
    };
    const sorted = [...column].sort((one, other) => centre(one) - centre(other));
    for (const [at, { id }] of sorted.entries()) height.set(id, at / sorted.length);
    return sorted;
  });
}

/** A line from one box to another: straight to the next column, around the right within one column, otherwise along a lane beside the row of the sender. */
export function curve(from: Node, to: Node): string {
  const [start, end] = [from.y + box.height / 2, to.y + box.height / 2];
  const [right, side, half] = [from.x + box.width, to.x + box.width + 2, gap.x / 2];
  if (to.column === from.column + 1)
    return `M${right} ${start}C${right + half} ${start} ${to.x - half} ${end} ${to.x - 2} ${end}`;
  if (to.column === from.column)
    return `M${right} ${start - 8}C${right + half} ${start - 8} ${side + half} ${end + 8} ${side} ${end + 8}`;
  const lane = to.y >= from.y ? from.y + box.height + gap.y / 2 : from.y - gap.y / 2;
  if (to.column > from.column)
    return `M${right} ${start}C${right + half} ${start} ${right + half} ${lane} ${right + gap.x} ${lane}H${to.x - gap.x}C${to.x - half} ${lane} ${to.x - half} ${end} ${to.x - 2} ${end}`;
  const back = lane - 6;
  return `M${right} ${start + 8}C${right + 28} ${start + 8} ${right + 28} ${back} ${right} ${back}H${side + gap.x}C${side + half} ${back} ${side + half} ${end + 8} ${side} ${end + 8}`;
}
