import type { FormSlice } from '../api/types.ts';

const mark = 'baara.columns.';

/** Fields that a list can show: one line of words each. */
export function possibleColumns(form: FormSlice): readonly string[] {
  return form.sections
    .flatMap((section) => section.fields)
    .filter((key) => {
      const field = form.fields[key];
      return (
        field !== undefined &&
        !field.hidden &&
        field.kind !== 'group' &&
        field.kind !== 'file' &&
        field.kind !== 'image'
      );
    });
}

/** The columns to show: those of the address, else the reader's own, else the form's. */
export function shownColumns(form: FormSlice, query: URLSearchParams): readonly string[] {
  const possible = new Set(possibleColumns(form));
  const wanted = query.get('columns') ?? localStorage.getItem(mark + form.id);
  const columns = (wanted ? wanted.split(',') : form.columns).filter((key) => possible.has(key));
  if (columns.length > 0) return columns;
  const own = form.columns.filter((key) => possible.has(key));
  return own.length > 0 ? own : [...possible].slice(0, 4);
}

/** Remembers the columns on this computer; none means the form's own again. */
export function rememberColumns(form: string, columns: readonly string[] | null): void {
  if (columns) localStorage.setItem(mark + form, columns.join(','));
  else localStorage.removeItem(mark + form);
}
