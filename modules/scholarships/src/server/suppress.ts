/** Students at an exam: how many were candidates, came, passed. */
export interface Counts {
  readonly candidates: number;
  readonly present: number;
  readonly passed: number;
}

/** A group as it may be shown: null where the number is hidden. */
export type Shown = { readonly [Key in keyof Counts]: number | null };

/** The two sexes and both together, of those with a scholarship and of the others. */
export interface Group<C> {
  readonly women: C;
  readonly men: C;
  readonly all: C;
}

/** Numbers below this are hidden: they would speak of persons. */
export const least = 5;

/**
 * What may be shown of a group and its two sexes: no number below five, and none from which such a number follows. So those who passed are hidden too where fewer than five
 * did not; and where a number of one sex is hidden, the other sex’s is hidden as well, since the difference from the whole would tell it.
 */
export function suppress({ women, men }: Pick<Group<Counts>, 'women' | 'men'>): Group<Shown> {
  const all = {
    candidates: women.candidates + men.candidates,
    present: women.present + men.present,
    passed: women.passed + men.passed,
  };
  const [w, m, a] = [alone(women), alone(men), alone(all)];
  const both = (key: keyof Counts) => w[key] !== null && m[key] !== null;
  const kept = (shown: Shown): Shown => ({
    candidates: both('candidates') ? shown.candidates : null,
    present: both('present') ? shown.present : null,
    passed: both('passed') ? shown.passed : null,
  });
  return { women: kept(w), men: kept(m), all: a };
}

/** One row by itself: a number needs those that it is part of. */
function alone({ candidates, present, passed }: Counts): Shown {
  const comes = candidates >= least;
  const sits = comes && present >= least;
  const told = sits && passed >= least && present - passed >= least;
  return { candidates: comes ? candidates : null, present: sits ? present : null, passed: told ? passed : null };
}
