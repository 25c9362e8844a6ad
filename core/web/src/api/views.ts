import { request } from './request.ts';

export interface View {
  readonly id: string;
  readonly name: string;
  /** The query of the list's address. */
  readonly query: string;
  readonly role: string | null;
  readonly mine: boolean;
}

/** What a reader keeps of one list. */
export interface ListHabits {
  readonly columns: readonly string[] | null;
  readonly views: readonly View[];
  /** The roles with which the reader may share a view. */
  readonly roles: readonly { readonly id: string; readonly label: string }[];
}

const path = (form: string): string => `views/${encodeURIComponent(form)}`;

export function readHabits(form: string): Promise<ListHabits> {
  return request(path(form));
}

export function saveView(
  form: string,
  view: { readonly name: string; readonly query: string; readonly role: string | null },
): Promise<View> {
  return request(path(form), { method: 'POST', body: view });
}

export function renameView(id: string, name: string): Promise<View> {
  return request(path(id), { method: 'PATCH', body: { name } });
}

export function removeView(id: string): Promise<void> {
  return request(path(id), { method: 'DELETE' });
}

export function keepColumns(form: string, columns: readonly string[] | null): Promise<void> {
  return request(`${path(form)}/columns`, { method: 'PUT', body: { columns } });
}
