import type { FormSlice, Overview, RecordView } from '../api/types.ts';

/** What may be done to a unit from a day on, in the order of the page's menu. */
export const verbs = ['rename', 'change', 'move', 'open', 'split', 'merge', 'close'] as const;

export type Verb = (typeof verbs)[number];

export function isVerb(words: string): words is Verb {
  return (verbs as readonly string[]).includes(words);
}

/** The page where a unit is reorganised. */
export function verbAddress(unit: string, verb: Verb): string {
  return `/units/${unit}/${verb}`;
}

/** What this reader may do to this unit: they change it, and write the rows that say since when. */
export function offeredVerbs(slice: FormSlice, view: RecordView, overview: Overview | null): readonly Verb[] {
  const may = (form: string | undefined) =>
    form !== undefined && overview?.forms[form]?.can.includes('create') === true;
  if (view.deleted || !view.can?.includes('update') || !may(slice.tree?.states)) return [];
  const closed = view.values.status === slice.reorganised?.closed;
  return verbs.filter((verb) => {
    if (verb === 'open') return !closed && slice.can.includes('create');
    if (verb === 'split' || verb === 'merge')
      return !closed && slice.can.includes('create') && may(slice.tree?.successions);
    return verb === 'close' || verb === 'move' ? !closed : true;
  });
}
