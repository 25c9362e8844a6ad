import { request } from './request.ts';
import type { FormSlice, Overview } from './types.ts';

const slices = new Map<string, Promise<FormSlice>>();

export function readOverview(): Promise<Overview> {
  return request('model');
}

/** One form's slice, asked for once; a refusal is not kept. */
export function readForm(form: string): Promise<FormSlice> {
  const known = slices.get(form);
  if (known) return known;
  const asked = request<FormSlice>(`model/${encodeURIComponent(form)}`);
  slices.set(form, asked);
  asked.catch(() => slices.delete(form));
  return asked;
}

/** Another user may see other fields. */
export function forgetForms(): void {
  slices.clear();
}
