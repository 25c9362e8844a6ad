import type { MessageKey } from '@baara/i18n';

/** The keys of a list, for the help of keys. */
export const listKeys: readonly { readonly keys: readonly string[]; readonly words: MessageKey }[] = [
  { keys: ['J', '↓'], words: 'list:key_next' },
  { keys: ['K', '↑'], words: 'list:key_previous' },
  { keys: ['Entrée'], words: 'list:key_open' },
  { keys: ['X'], words: 'list:key_select' },
];

const typing =
  'input:not([type="checkbox"]), textarea, select, dialog, [contenteditable], [role="combobox"], details[open]';

/**
 * Walks the rows of a list by keys: j and k, or the arrows once a row has the focus; x selects. Enter opens by itself, for the focus is
 * on the row's own link. Answers whether the key was one of these.
 */
export function walkRows(root: HTMLElement, event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || at.closest(typing)) return false;
  const rows = [...root.querySelectorAll<HTMLTableRowElement>('.rows tbody tr')];
  const present = rows.findIndex((row) => row.contains(document.activeElement));
  const key = event.key.toLowerCase();
  const isArrow = key === 'arrowdown' || key === 'arrowup';
  if (isArrow && present < 0) return false;
  const step = key === 'j' || key === 'arrowdown' ? 1 : key === 'k' || key === 'arrowup' ? -1 : 0;
  if (step !== 0) {
    const row = rows[present < 0 ? 0 : Math.min(Math.max(present + step, 0), rows.length - 1)];
    const link = row?.querySelector<HTMLElement>('th a');
    link?.focus();
    link?.scrollIntoView({ block: 'nearest' });
    return link !== null && link !== undefined;
  }
  if (key !== 'x' || present < 0) return false;
  rows[present]?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
  return true;
}
