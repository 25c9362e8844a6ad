import type { Translator } from '@baara/i18n';
import { addDaysTo, type ModelField } from '@baara/model';
import type { RecordView, Value, Values } from '../records/types.ts';
import type { ExportColumn } from './column.ts';

/** A cell as both formats understand it; a day is ISO text under its own name, so that text that looks like one stays text. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'day'; readonly iso: string }
  | { readonly kind: 'none' };

export interface CellContext {
  readonly translator: Translator;
  /** Digits after the comma of the site's currency. */
  readonly decimals: number;
}

const none: Cell = { kind: 'none' };
const text = (words: string): Cell => (words === '' ? none : { kind: 'text', text: words });

/** What a column says of a record: as the list shows it, but numbers as numbers and days as days. */
export function cellOf(column: ExportColumn, record: RecordView, context: CellContext): Cell {
  const { field, key } = column;
  if (!field) return text((record.place ?? []).map(({ title }) => title).join(', '));
  if (record.unknown.includes(key)) return text(context.translator.t('values:unknown'));
  return fieldCell(field, record.values[key] ?? null, { ...context, labels: record.labels, path: key });
}

interface FieldContext extends CellContext {
  readonly labels: RecordView['labels'];
  readonly path: string;
}

function fieldCell(field: ModelField, value: Value, context: FieldContext): Cell {
  const { translator, labels, path, decimals } = context;
  if (value === null || value === '') return none;
  const named = (key: Value) => labels[path]?.[String(key)] ?? String(key);
  switch (field.kind) {
    case 'integer':
    case 'decimal':
      return { kind: 'number', number: Number(value) };
    case 'money':
      return { kind: 'number', number: Number(value) / 10 ** decimals };
    case 'date':
      return { kind: 'day', iso: (field.exclusive ? addDaysTo(String(value), -1) : null) ?? String(value) };
    case 'boolean':
      return text(translator.t(value ? 'values:yes' : 'values:no'));
    case 'computed':
      return computedCell(field.result, value, translator);
    case 'choice':
    case 'ref':
    case 'tree_ref':
      return text(named(value));
    case 'choices':
    case 'refs':
      return text(listed(value).map(named).join(', '));
    case 'gps':
      return text(Object.values(value as Values).join(', '));
    case 'group':
      return text(
        listed(value)
          .map((row) => rowWords(field.fields, row as Values, context))
          .join(' ; '),
      );
    case 'month':
      return text(String(value).split('-').reverse().join('/'));
    default:
      return text(String(value));
  }
}

function computedCell(result: 'text' | 'number' | 'date' | 'boolean', value: Value, { t }: Translator): Cell {
  if (result === 'number') return { kind: 'number', number: Number(value) };
  if (result === 'date') return { kind: 'day', iso: String(value) };
  return text(result === 'boolean' ? t(value ? 'values:yes' : 'values:no') : String(value));
}

function rowWords(fields: Readonly<Record<string, ModelField>>, row: Values, context: FieldContext): string {
  return Object.values(fields)
    .map((field) =>
      cellWords(fieldCell(field, row[field.key] ?? null, { ...context, path: `${context.path}.${field.key}` })),
    )
    .filter(Boolean)
    .join(', ');
}

function cellWords(cell: Cell): string {
  if (cell.kind === 'day') return cell.iso;
  return cell.kind === 'number' ? String(cell.number) : cell.kind === 'text' ? cell.text : '';
}

function listed(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [value];
}
