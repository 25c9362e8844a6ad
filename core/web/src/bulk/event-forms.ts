import type { FormSlice, OverviewForm } from '../api/types.ts';
import { overview } from '../state/session.ts';

/** The dated forms of which each record of a form has one row at a time, as far as the reader may write them: what one act changes of many. */
export function eventForms({ id, place, tree }: FormSlice): readonly OverviewForm[] {
  // A unit changes by a reorganisation.
  if (tree) return [];
  const posts = place.find((path) => path.kind === 'posts')?.form;
  return Object.values(overview.get()?.forms ?? {}).filter(({ id: row, dated, parents, can }) => {
    const isSole = dated?.exclusive?.length === 1 && dated.when === undefined;
    return isSole && row !== posts && parents.includes(id) && can.includes('update') && can.includes('create');
  });
}
