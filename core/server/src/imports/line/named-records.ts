import { type Expression, type ModelField, type ModelForm, normaliseValue } from '@baara/model';
import { deny, fieldPolicy } from '../../access/index.ts';
import { formNamed, listRecords } from '../../records/index.ts';
import type { SheetRow } from '../types.ts';
import type { Reading } from './columns.ts';

/** What a cell that names a record came to: its id, or that several are so called. None: nobody is, or nobody whom the importer may see. */
export type NamedRecord = { readonly id: string } | 'several';

/** Words asked for in one statement. */
const mostWords = 60;

/** The fields by which a record of a form is named in one cell: numbers of its own, and a title that is one text. */
export function namingFields(form: ModelForm): readonly ModelField[] {
  const title = form.title.length === 1 ? form.title[0] : undefined;
  return Object.values(form.fields).filter((field) => {
    if (field.hidden || (field.kind !== 'identifier' && field.kind !== 'text')) return false;
    return field.unique === true || (field.kind === 'text' && field.key === title);
  });
}

/** How a cell is looked up among the records of a form. */
export function nameOf(form: string, words: string): string {
  return `${form}\u001f${words.trim()}`;
}

/**
 * Finds the records that cells of these lines name, as far as the importer may read them, into `found`, which forgets the lines before.
 * Nothing is asked where no column names a record.
 */
export async function nameRecords(lines: readonly SheetRow[], reading: Reading): Promise<void> {
  const { named } = reading.vocabulary;
  named.clear();
  for (const [form, words] of wordsByForm(lines, reading)) {
    const all = [...words];
    for (let from = 0; from < all.length; from += mostWords) {
      await find(formNamed(form), all.slice(from, from + mostWords), reading);
    }
  }
}

function wordsByForm(
  lines: readonly SheetRow[],
  { mapping, forms }: Reading,
): ReadonlyMap<string, ReadonlySet<string>> {
  const asked = new Map<string, Set<string>>();
  for (const { column, target } of mapping) {
    const field = target && forms.get(target.form)?.fields[target.field];
    if (field?.kind !== 'ref') continue;
    const words = asked.get(field.form) ?? new Set();
    asked.set(field.form, words);
    for (const { cells } of lines) if (cells[column]?.trim()) words.add(cells[column].trim());
  }
  return asked;
}

async function find(form: ModelForm, words: readonly string[], reading: Reading): Promise<void> {
  const { named } = reading.vocabulary;
  const asked = namingFields(form)
    .filter(({ key }) => fieldPolicy(form.id, key, 't') !== deny)
    .map((field) => ({ key: field.key, wordsOf: spelt(field, words, reading) }))
    .filter(({ wordsOf }) => wordsOf.size > 0);
  if (asked.length === 0) return;
  const args = asked.map(({ key, wordsOf }): Expression => {
    return { op: 'in', value: { op: 'field', path: [key] }, list: [...wordsOf.keys()] };
  });
  const select = asked.map(({ key }) => key);
  const { rows, next } = await listRecords({ form: form.id, where: { op: 'or', args }, select, limit: 200 });
  if (next !== null && words.length > 1) {
    // More than a page bear these names: fewer words at once.
    const half = Math.ceil(words.length / 2);
    await find(form, words.slice(0, half), reading);
    return find(form, words.slice(half), reading);
  }
  for (const { id, values } of rows) {
    for (const { key, wordsOf } of asked) {
      for (const each of wordsOf.get(String(values[key] ?? '')) ?? []) {
        const name = nameOf(form.id, each);
        const before = named.get(name);
        named.set(name, before === undefined || (before !== 'several' && before.id === id) ? { id } : 'several');
      }
    }
  }
}

/** Each word as the field would keep it, with the spellings that come to it. */
function spelt(field: ModelField, words: readonly string[], reading: Reading): ReadonlyMap<string, readonly string[]> {
  const spellings = new Map<string, string[]>();
  for (const each of words) {
    const { value, faults } = normaliseValue(field, each, reading);
    if (faults.length > 0 || typeof value !== 'string') continue;
    const others = spellings.get(value);
    if (others) others.push(each);
    else spellings.set(value, [each]);
  }
  return spellings;
}
