import type { PlacePath } from '@baara/model';
import type { FormSlice, RecordView } from '../api/types.ts';

/** How a form's records are placed by their posts, if they are. */
export function postsOf(form: Pick<FormSlice, 'place'>): Extract<PlacePath, { kind: 'posts' }> | undefined {
  return form.place.find((path) => path.kind === 'posts');
}

/** Whether a dated row holds on a day: it has begun and has not ended. */
export function holdsOn(row: RecordView, day: string): boolean {
  const { valid_from, valid_to } = row.values;
  return (!valid_from || String(valid_from) <= day) && (!valid_to || String(valid_to) > day);
}

/** Whether a dated row has not ended on a day; it may begin later. */
export function openOn(row: RecordView, day: string): boolean {
  return !row.values.valid_to || String(row.values.valid_to) > day;
}

/** The main post that a record holds on a day. */
export function currentPost(form: FormSlice, record: RecordView, day: string): RecordView | undefined {
  const posts = postsOf(form);
  if (!posts) return undefined;
  const open = (record.children?.[posts.form] ?? []).filter((row) => holdsOn(row, day));
  return open.find((row) => row.values[posts.owner] === true) ?? open[0];
}
