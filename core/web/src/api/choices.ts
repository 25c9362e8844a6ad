import { language } from '../state/language.ts';
import { request } from './request.ts';
import type { ChoiceItem, UnitItem } from './types.ts';

interface ListQuery {
  readonly q?: string;
  readonly code?: string;
  readonly limit?: number;
  readonly retired?: 'include';
}

const answers = new Map<string, Promise<{ items: readonly ChoiceItem[]; more: boolean }>>();

/** Items of a list in its order; the same question in the same language is asked once. */
export function listItems(
  list: string,
  query: ListQuery = {},
): Promise<{ items: readonly ChoiceItem[]; more: boolean }> {
  const key = JSON.stringify([list, language.get(), query]);
  const known = answers.get(key);
  if (known) return known;
  const asked = request<{ items: readonly ChoiceItem[]; more: boolean }>(`lists/${encodeURIComponent(list)}`, {
    query: { ...query },
  });
  answers.set(key, asked);
  asked.catch(() => answers.delete(key));
  return asked;
}

/** A list has changed: its items are asked for anew. */
export function forgetItems(): void {
  answers.clear();
}

export function findUnits(query: {
  readonly q?: string;
  readonly under?: string;
  readonly limit?: number;
}): Promise<{ units: readonly UnitItem[]; more: boolean }> {
  return request('units', { query });
}
