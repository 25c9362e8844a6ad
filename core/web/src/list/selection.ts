import type { RecordView } from '../api/types.ts';

/** What is chosen in a list: some rows, from whatever pages, or all that its criteria leave. */
export type Selection = { readonly kind: 'rows'; readonly ids: ReadonlySet<string> } | { readonly kind: 'all' };

export const nothingSelected: Selection = { kind: 'rows', ids: new Set() };

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'all' || selection.ids.has(id);
}

/** Takes a row in, or out; out of "all" remain the other rows that are seen. */
export function toggled(selection: Selection, id: string, seen: readonly RecordView[]): Selection {
  const ids = new Set(selection.kind === 'all' ? seen.map((row) => row.id) : selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'rows', ids };
}

/** Takes all rows of a page in, or all of them out when they are in. */
export function pageToggled(selection: Selection, seen: readonly RecordView[]): Selection {
  if (selection.kind === 'all') return nothingSelected;
  const isWhole = seen.every((row) => selection.ids.has(row.id));
  const ids = new Set(selection.ids);
  for (const { id } of seen) {
    if (isWhole) ids.delete(id);
    else ids.add(id);
  }
  return { kind: 'rows', ids };
}
