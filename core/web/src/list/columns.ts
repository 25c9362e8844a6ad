import type { FormSlice } from '../api/types.ts';
import { keepColumns } from '../api/views.ts';
import { session } from '../state/session.ts';

const mark = (form: string): string => `baara.columns.${session.get()?.user?.id ?? ''}.${form}`;

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
  const wanted = query.get('columns') ?? localStorage.getItem(mark(form.id));
  const columns = (wanted ? wanted.split(',') : form.columns).filter((key) => possible.has(key));
  if (columns.length > 0) return columns;
  const own = form.columns.filter((key) => possible.has(key));
  return own.length > 0 ? own : [...possible].slice(0, 4);
}

/** Whether this computer knows what the reader's columns of this list are. */
export function knowsColumns(form: string): boolean {
  return localStorage.getItem(mark(form)) !== null;
}

/** Takes what the server keeps; an empty text says that the form's own are wanted. Answers whether that is news here. */
export function takeColumns(form: string, columns: readonly string[] | null): boolean {
  const words = columns?.join(',') ?? '';
  const isNews = localStorage.getItem(mark(form)) !== words;
  localStorage.setItem(mark(form), words);
  return isNews;
}

/** Keeps the columns for their reader, here and on the server; null means the form's own again. */
export function rememberColumns(form: string, columns: readonly string[] | null): void {
  takeColumns(form, columns);
  // Offline they stay on this computer alone, until the next change.
  keepColumns(form, columns).catch(() => undefined);
}
