import type { Row } from '../database/types.ts';

/** What was found among the first rows, and whether no row of the page is missing from it. */
export interface Look {
  readonly rows: readonly Row[];
  readonly isWhole: boolean;
}

/** What an answer says of itself: rows, and beside them, or alone where there are none, `page__whole`. */
export function readWalk(answer: readonly Row[]): Look {
  return { rows: answer.filter(({ id }) => id !== null), isWhole: answer[0]?.page__whole === true };
}

/** Looks at the first rows, and at more of them as long as too few of the page were there and they are not too many to look at. */
export async function looking(
  bounds: { readonly first: number; readonly limit: number; readonly most: number },
  look: (looked: number) => Promise<Look | null>,
): Promise<Look | null> {
  for (let looked = bounds.first; ; ) {
    const found = await look(looked);
    const further = found && !found.isWhole ? lookFurther({ ...bounds, looked, rows: found.rows.length }) : null;
    if (further === null) return found;
    looked = further;
  }
}

/** How many rows to look at when so many held too few of the page, by the share that did; `null` when that is too many. */
export function lookFurther(told: {
  readonly limit: number;
  readonly looked: number;
  readonly rows: number;
  readonly most: number;
}): number | null {
  const { limit, looked, rows, most } = told;
  if (rows === 0) return null;
  const needed = Math.ceil(Math.max(2, (1.3 * limit) / rows) * looked);
  return needed <= most ? needed : null;
}
