import type { Text } from '@baara/model';
import { request } from './request.ts';
import type { RecordView } from './types.ts';

/** A list of the site, as its keeper finds it. */
export interface ListSummary {
  readonly list: string;
  readonly values: number;
  readonly retired: number;
  /** The forms that choose from it. */
  readonly forms: readonly string[];
  readonly can: readonly ('create' | 'update')[];
}

export interface ListValue extends RecordView {
  readonly origin:
    | { readonly kind: 'here' }
    | { readonly kind: 'module' | 'site'; readonly label: Text; readonly worded?: Text };
  /** How many values stand directly under it. */
  readonly below: number;
  readonly can: readonly 'update'[];
}

export interface ValuePage {
  readonly values: readonly ListValue[];
  readonly next: string | null;
  /** The place of a value that comes last. */
  readonly last: number;
  /** The value under which these stand. */
  readonly above: { readonly code: string; readonly label: Text; readonly parent: string | null } | null;
  readonly can: readonly 'create'[];
}

export type Shown = 'current' | 'retired' | 'all';

/** How many readable records hold a value, field by field; `more`: at least so many. */
export interface Uses {
  readonly code: string;
  readonly fields: readonly { readonly form: string; readonly field: string; readonly count: number }[];
  readonly more: boolean;
}

const path = (list: string): string => `vocabulary/${encodeURIComponent(list)}`;

export function readLists(): Promise<{ readonly lists: readonly ListSummary[] }> {
  return request('vocabulary');
}

export function readValues(
  list: string,
  query: {
    readonly q?: string | undefined;
    readonly parent?: string | undefined;
    readonly show?: Shown;
    readonly cursor?: string | undefined;
    readonly limit?: number;
  },
): Promise<ValuePage> {
  return request(path(list), { query });
}

export function readUses(list: string, codes: readonly string[]): Promise<{ readonly uses: readonly Uses[] }> {
  return request(`${path(list)}/uses`, { query: { codes: codes.join(',') } });
}

/** Puts a value before another; null: last. */
export function putBefore(list: string, code: string, before: string | null): Promise<{ readonly moved: number }> {
  return request(`${path(list)}/order`, { method: 'POST', body: { code, before } });
}
