import type { ChoiceItem } from '../api/types.ts';

/** An item to filter by, with the codes of those that it has replaced: records keep the code that they were given. */
export interface JoinedItem extends ChoiceItem {
  readonly codes: readonly string[];
}

/** Items in their order, each replaced one joined to what stands for it now, however long the chain. */
export function joinedItems(items: readonly ChoiceItem[]): readonly JoinedItem[] {
  const known = new Map(items.map((item) => [item.code, item]));
  const joined = new Map<string, string[]>();
  for (const { code } of items) {
    const last = successorOf(code, known);
    joined.set(last, [...(joined.get(last) ?? []), code]);
  }
  return items.flatMap((item) => {
    const codes = joined.get(item.code);
    return codes ? [{ ...item, codes }] : [];
  });
}

/** The end of a chain of replacements; a successor that is not at hand, or a circle, ends it. */
function successorOf(code: string, known: ReadonlyMap<string, ChoiceItem>): string {
  const passed = new Set([code]);
  let at = code;
  for (;;) {
    const next = known.get(at)?.replaced_by;
    if (next === undefined || !known.has(next) || passed.has(next)) return at;
    passed.add(next);
    at = next;
  }
}
