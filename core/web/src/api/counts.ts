import { request } from './request.ts';
import type { ListQuery } from './types.ts';

/** How many of the listed records have each value; nothing when there are too many to count. */
export interface ValueCounts {
  readonly more: boolean;
  readonly fields: Readonly<
    Record<
      string,
      { readonly values: Readonly<Record<string, number>>; readonly empty: number; readonly unknown: number }
    >
  >;
}

export function countValues(
  { form, where, under, q, figure }: Pick<ListQuery, 'form' | 'where' | 'under' | 'q' | 'figure'>,
  fields: readonly string[],
): Promise<ValueCounts> {
  const query = { fields: fields.join(','), where: where && JSON.stringify(where), under, q, figure };
  return request(`counts/${encodeURIComponent(form)}`, { query });
}
