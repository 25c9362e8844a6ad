import type { Overview } from '../api/types.ts';
import { say, translation } from '../state/language.ts';
import { listLinks, menuEntries } from './menus.ts';

/** Words without accents and capitals. */
export const folded = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const most = 5;

/** The pages of the navigation, and the lists of choices, whose name has all the words, without regard to case and accents. */
export function pagesNamed(
  words: string,
  overview: Overview | null,
  unit: string | undefined,
): readonly { readonly address: string; readonly title: string; readonly detail: string }[] {
  const wanted = folded(words).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return [];
  const lists = translation().t('vocabulary:title');
  return [
    ...menuEntries(overview, unit).flatMap(({ label, links }) =>
      links.map(({ address, title }) => ({ address, title, detail: say(label) })),
    ),
    ...listLinks(overview).map(({ address, title }) => ({ address, title, detail: lists })),
  ]
    .filter(({ title }) => wanted.every((word) => folded(title).includes(word)))
    .slice(0, most);
}
