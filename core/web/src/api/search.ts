import { request } from './request.ts';

export interface FoundGroup {
  readonly form: string;
  readonly records: readonly { readonly id: string; readonly title: string; readonly detail: string }[];
  readonly more: boolean;
}

/** What words name in every form that can be searched. */
export function searchEverything(q: string, signal: AbortSignal): Promise<{ groups: readonly FoundGroup[] }> {
  return request('search', { query: { q, limit: 5 }, signal });
}
