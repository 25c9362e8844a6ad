import { say, translation } from '../state/language.ts';
import type { MenuEntry } from './menus.ts';

/** What a page of the navigation is called: a module words its own, the app's are in the catalogues. */
export function pageName(label: MenuEntry['pages'][number]['label']): string {
  return typeof label === 'string' ? translation().t(label) : say(label);
}
