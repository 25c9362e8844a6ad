import { placeCriterion } from '../shell/menus.ts';
import { overview } from '../state/session.ts';
import { workplace } from '../state/workplace.ts';

/** Asks the list of everywhere: it is said, so that a list without criteria may begin with one's own unit. */
const everywhere = 'under=all';

/** The address of a list that nothing shapes, narrowed to the unit one works in; nothing where it has no place, or one works everywhere. */
export function ownList(form: string, address: URL): string | undefined {
  if (address.search !== '') return undefined;
  const known = overview.get()?.forms[form];
  const unit = workplace.get()?.id;
  const criterion = known && !known.tree && unit && placeCriterion(known, unit);
  return criterion ? `${address.pathname}?${criterion}` : undefined;
}

/** The same address with all criteria taken away on purpose. */
export function widened(form: string, address: URL): string {
  return ownList(form, address) ? `${address.pathname}?${everywhere}` : address.pathname + address.search;
}
