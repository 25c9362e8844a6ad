import type { ModelField, ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asCondition, fieldPolicy, rowPolicy } from '../access/index.ts';
import { current, render } from '../database/index.ts';
import type { Sql } from '../database/types.ts';

/** How deep a title may lead from reference to reference. */
const deepest = 3;

/**
 * Whether everybody may be told what a record is called: items of lists and units of the tree. Of any other form, only
 * those who may read the record.
 */
export function isDirectory(form: ModelForm): boolean {
  return form.kind === 'list' || form.tree !== undefined;
}

const written = new WeakMap<ModelForm, Map<string, Sql>>();

/** SQL for the words that name a record, as far as the reader may see them; null when nothing is left. */
export function titleSql(form: ModelForm, alias: string, language: 'fr' | 'en', depth = 0): Sql {
  if (!isDirectory(form) || form.title.some((key) => isLink(form.fields[key])))
    return compose(form, alias, language, depth);
  // The same for every reader and every day: written once.
  const texts = written.get(form) ?? new Map<string, Sql>();
  const name = `${alias} ${language}`;
  const text = texts.get(name) ?? sql.raw(render(compose(form, alias, language, depth)).text);
  written.set(form, texts.set(name, text));
  return text;
}

function isLink(field: ModelField | undefined): boolean {
  return field?.kind === 'ref' || field?.kind === 'tree_ref' || field?.kind === 'choice';
}

function compose(form: ModelForm, alias: string, language: 'fr' | 'en', depth: number): Sql {
  if (form.kind === 'list') {
    const [first, second] = language === 'en' ? ['label_en', 'label_fr'] : ['label_fr', 'label_en'];
    return sql`coalesce(${column(alias, first as string)}, ${column(alias, second as string)}, ${column(alias, 'code')})`;
  }
  const parts = form.title.flatMap((key) => {
    const field = form.fields[key];
    const words = field && !field.hidden ? wordsOf(field, alias, language, depth) : null;
    if (!field || !words) return [];
    return isDirectory(form)
      ? [words]
      : [sql`CASE WHEN ${asCondition(fieldPolicy(form.id, key, alias))} THEN ${words} END`];
  });
  if (parts.length === 0) return sql`NULL::text`;
  return sql`nullif(concat_ws(' ', ${sql.join(parts, sql`, `)}), '')`;
}

function wordsOf(field: ModelField, alias: string, language: 'fr' | 'en', depth: number): Sql | null {
  const value = column(alias, field.key);
  switch (field.kind) {
    case 'date':
      return sql`to_char(${value}, 'DD/MM/YYYY')`;
    case 'month':
      return sql`to_char(${value}, 'MM/YYYY')`;
    case 'choice':
    case 'ref':
    case 'tree_ref': {
      const target = current().model.forms[field.kind === 'choice' ? field.list : field.form];
      if (!target || depth >= deepest) return null;
      const there = `${alias}_t`;
      const key = field.kind === 'choice' ? 'code' : 'id';
      const readable = isDirectory(target) ? sql`TRUE` : asCondition(rowPolicy(target.id, 'read', there));
      return sql`(SELECT ${titleSql(target, there, language, depth + 1)} FROM ${sql.identifier(target.id)} ${sql.identifier(there)} WHERE ${column(there, key)} = ${value} AND ${readable})`;
    }
    case 'choices':
    case 'refs':
    case 'group':
    case 'gps':
    case 'file':
    case 'image':
    case 'computed':
    case 'boolean':
      return null;
    default:
      return sql`${value}::text`;
  }
}

function column(alias: string, key: string): Sql {
  return sql`${sql.identifier(alias)}.${sql.identifier(key)}`;
}
