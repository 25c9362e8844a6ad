import type { Overview } from '../api/types.ts';
import { say } from '../state/language.ts';
import { listAddress, menuEntries } from './menus.ts';
import { pageName } from './page-name.ts';

const folded = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const most = 5;

/** The pages of the navigation whose name has all the words, without regard to case and accents. */
export function pagesNamed(
  words: string,
  overview: Overview | null,
  unit: string | undefined,
): readonly { readonly address: string; readonly title: string; readonly detail: string }[] {
  const wanted = folded(words).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return [];
  return menuEntries(overview)
    .flatMap((entry) => [
      ...entry.forms.map((form) => ({ address: listAddress(form, unit), title: say(form.plural), menu: entry })),
      ...entry.pages.map(({ address, label }) => ({ address, title: pageName(label), menu: entry })),
    ])
    .filter(({ title }) => wanted.every((word) => folded(title).includes(word)))
    .slice(0, most)
    .map(({ address, title, menu }) => ({ address, title, detail: say(menu.label) }));
}
