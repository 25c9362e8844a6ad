import type { ModelField, ModelForm } from '@baara/model';
import type { Wordings } from './labels.ts';
import { namedIn } from './named.ts';
import type { ReadRow } from './rows.ts';
import type { RecordView, Value, Values } from './types.ts';

/** A record as it travels: its title and the wordings of what it names beside its values. */
export function viewOf(request: {
  readonly form: ModelForm;
  readonly row: ReadRow;
  readonly wordings: Wordings;
  /** Fields that were asked for; absent: all that were read. */
  readonly select?: readonly string[] | undefined;
}): RecordView {
  const { form, row, wordings, select } = request;
  const values = select ? only(row.values, select) : row.values;
  const labels: Record<string, Record<string, string>> = {};
  for (const { target, key, path } of namedIn(form.fields, values)) {
    const words = wordings.get(target)?.get(key);
    if (words === undefined) continue;
    const field = path.replace(/\.\d+\./, '.');
    labels[field] = { ...labels[field], [key]: words };
  }
  return {
    ...{ id: row.id, form: form.id, rev: row.rev, title: titleOf(form, row.values, wordings), values, labels },
    unknown: select ? row.unknown.filter((key) => select.includes(key)) : row.unknown,
    ...(row.deleted ? { deleted: true as const } : {}),
  };
}

function only(values: Values, keys: readonly string[]): Values {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(values, key)).map((key) => [key, values[key] as Value]));
}

/** The words of the title's fields, as far as they were read. */
function titleOf(form: ModelForm, values: Values, wordings: Wordings): string {
  if (form.kind === 'list') return wordsIn(['label_fr', 'code'], values) ?? '';
  const words = form.title.flatMap((key) => {
    const field = form.fields[key];
    const value = values[key];
    return field && value != null ? [said(field, value, wordings)] : [];
  });
  return words.filter(Boolean).join(' ');
}

function wordsIn(keys: readonly string[], values: Values): string | undefined {
  return keys.map((key) => values[key]).find((value) => typeof value === 'string');
}

function said(field: ModelField, value: Value, wordings: Wordings): string {
  switch (field.kind) {
    case 'date':
      return String(value).split('-').reverse().join('/');
    case 'month':
      return String(value).split('-').reverse().join('/');
    case 'ref':
    case 'tree_ref':
      return wordings.get(field.form)?.get(String(value)) ?? '';
    case 'choice':
      return wordings.get(field.list)?.get(String(value)) ?? String(value);
    default:
      return typeof value === 'object' || typeof value === 'boolean' ? '' : String(value);
  }
}
