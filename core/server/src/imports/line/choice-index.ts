import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { query } from '../../database/index.ts';
import { foldWords } from '../sheet/words.ts';

/** How a cell was matched to a code. */
export interface ChoiceMatch {
  readonly code: string;
  /** `code`: the code itself; `label`: a wording of the item; `synonym`: another way to write it. */
  readonly by: 'code' | 'label' | 'synonym';
  /** The wording of the item. */
  readonly label: string;
}

export interface ChoiceIndex {
  find(text: string): ChoiceMatch | undefined;
}

/** Spellings remembered of one list: a column of names matched to a list by mistake must not fill the memory. */
const mostAsked = 2000;

/** What a list's items may be called in a file: code, labels, a label without what stands in brackets, its alternatives, its synonyms. */
export async function choiceIndex(list: ModelForm): Promise<ChoiceIndex> {
  const table = sql.identifier(list.id);
  const synonyms = list.fields.synonyms ? sql`synonyms` : sql`NULL::text AS synonyms`;
  const items = await query<{
    code: string;
    label_fr: string;
    label_en: string;
    replaced_by: string | null;
    synonyms: string | null;
  }>(sql`
    SELECT code, label_fr, label_en, replaced_by, ${synonyms} FROM ${table}
    WHERE deleted_at IS NULL ORDER BY coalesce(retired, FALSE), sort, code`);
  const known = new Map<string, ChoiceMatch>();
  const learn = (words: string, match: ChoiceMatch) => {
    const key = foldWords(words);
    if (key !== '' && !known.has(key)) known.set(key, match);
  };
  // Codes and whole labels of all items first: a part of one label never hides another's name.
  for (const item of items) {
    learn(item.code, matchOf(item, foldWords(item.code) === foldWords(item.label_fr) ? 'label' : 'code'));
  }
  for (const item of items) for (const label of [item.label_fr, item.label_en]) learn(label, matchOf(item, 'label'));
  for (const item of items)
    for (const word of (item.synonyms ?? '').split(/[;|]/)) learn(word, matchOf(item, 'synonym'));
  for (const item of items) for (const word of parts(item.label_fr)) learn(word, matchOf(item, 'synonym'));
  // The same few words stand in every line: each is folded once.
  const asked = new Map<string, ChoiceMatch | undefined>();
  const find = (text: string) => {
    if (!asked.has(text)) {
      if (asked.size >= mostAsked) asked.clear();
      asked.set(text, known.get(foldWords(text)));
    }
    return asked.get(text);
  };
  return { find };
}

function matchOf(
  item: { code: string; label_fr: string; replaced_by: string | null },
  by: ChoiceMatch['by'],
): ChoiceMatch {
  return { code: item.replaced_by ?? item.code, by, label: item.label_fr };
}

/** `Infirmier du premier cycle / technicien de santé (TS)` is also written as either half, without the brackets. */
function parts(label: string): string[] {
  const bare = label.replace(/\([^)]*\)/g, ' ');
  return [bare, ...bare.split(/\s+\/\s+/)];
}
