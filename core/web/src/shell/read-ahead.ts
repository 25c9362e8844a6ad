import { readHome } from '../api/home.ts';
import { readForm } from '../api/model.ts';
import { readRecord, readSummary } from '../api/records.ts';
import { readUnitPlace } from '../api/units.ts';
import { readHabits } from '../api/views.ts';
import { knowsColumns, takeColumns } from '../list/columns.ts';
import { postsOf } from '../record/current.ts';
import { place } from '../state/router.ts';
import { overview } from '../state/session.ts';
import { workplace } from '../state/workplace.ts';

type Parts = Readonly<Record<string, string>>;
/** What a page reads first, asked with the very calls that it will make itself. */
export type ReadAhead = (parts: Parts) => readonly Promise<unknown>[];

/** A form's slice, and that of the posts that place its records. */
export function readSlices({ form = '' }: Parts): readonly Promise<unknown>[] {
  const forms = overview.get()?.forms;
  const known = forms?.[form];
  const posts = known && postsOf(known)?.form;
  const isRead = posts !== undefined && forms?.[posts]?.can.includes('read');
  return [...(known ? [readForm(form)] : []), ...(isRead ? [readForm(posts)] : [])];
}

export const homeAhead: ReadAhead = () => [readHome(workplace.get()?.id)];

export const listAhead: ReadAhead = (parts) => [
  ...readSlices(parts),
  ...(knowsColumns(parts.form ?? '') ? [] : [readHabits(parts.form ?? '')]),
];

/** The columns that a reader keeps of a list, on a computer that does not know them. */
export async function bringColumns(form: string): Promise<void> {
  if (!knowsColumns(form)) takeColumns(form, (await readHabits(form)).columns);
}

export const summaryAhead: ReadAhead = (parts) => [
  ...readSlices(parts),
  readSummary(parts.form ?? '', parts.id ?? '', place.get().searchParams.get('on') ?? undefined),
];

export const unitAhead: ReadAhead = ({ form = '', id = '' }) => [
  readForm(form),
  readRecord(form, id),
  readUnitPlace(id),
];

export const writingAhead: ReadAhead = (parts) => [
  ...readSlices(parts),
  ...(parts.id ? [readRecord(parts.form ?? '', parts.id)] : []),
];
