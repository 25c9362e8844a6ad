import {
  type Aggregate,
  BaaraError,
  fieldAt,
  type ModelField,
  type ModelFieldOf,
  type ModelForm,
  references,
  type Scalar,
  type SqlResolver,
  toSql,
} from '@baara/model';
import { sql } from 'drizzle-orm';
import { current } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { fromChunk, toChunk } from './fragment.ts';
import { formOf } from './model-parts.ts';
import { type End, followPath, type Sight } from './path.ts';
import { column, never } from './predicate.ts';
import { isUnder } from './scope.ts';

/** Where an expression's paths begin, and who wrote it. */
interface Start {
  readonly form: ModelForm;
  readonly alias: string;
  readonly sight: Sight;
}

/** What the expression compiler asks about rows of `form` that stand in the statement as `alias`. */
export function resolverOf(start: Start): SqlResolver {
  const { today, session, asked } = current();
  return {
    field(path) {
      const found = fieldAt({ form: start.form, forms: current().model.forms, path });
      if ('code' in found) throw new BaaraError({ code: 'request.unknown_field', params: { field: path.join('.') } });
      const isWorkedOut = path.length > 1 || start.form.fields[path[0] ?? '']?.kind === 'computed';
      return { sql: toChunk(followPath({ ...start, path, ending: valueAt })), type: found.type, isWorkedOut };
    },
    unknown: (path) => toChunk(saidUnknown(start, path)),
    many: (path, list) => toChunk(hasAny(start, path, list)),
    today: toChunk(asked ? asked.today : sql`${today}::date`),
    user(fact) {
      if (asked) return toChunk(fact === 'id' ? asked.user : asked.person);
      const id = session.kind === 'system' ? null : fact === 'id' ? session.user : (session.person ?? null);
      return toChunk(sql`${id}::uuid`);
    },
    rows(aggregate) {
      const alias = `${start.alias}_a`;
      const form = formOf(aggregate.form);
      return {
        from: toChunk(sql`FROM ${matchedRows(aggregate, start, alias)}`),
        id: toChunk(column(alias, 'id')),
        row: resolverOf({ form, alias, sight: 'everything' }),
      };
    },
    under: (unit, top) => toChunk(isUnder(fromChunk(unit), [top], start.alias)),
  };
}

/** `<table> <alias> WHERE …`: the rows that an aggregate over the row named `here.alias` is about, before its own condition. */
export function matchedRows(
  { form: id, match }: Aggregate,
  here: { readonly form: ModelForm; readonly alias: string },
  alias: string,
): Sql {
  const form = formOf(id);
  const value = (of: ModelForm, key: string, at: string) => {
    const field = of.fields[key];
    return field ? storedValue(of, field, at) : column(at, key);
  };
  const pairs = match.map(
    (each) => sql`${value(form, each.there, alias)} = ${value(here.form, each.here, here.alias)}`,
  );
  return sql`${sql.identifier(id)} ${sql.identifier(alias)} WHERE ${column(alias, 'deleted_at')} IS NULL AND ${sql.join(pairs, sql` AND `)}`;
}

/** The value of a field as comparisons take it: its column, or the expression that computes it. */
export function storedValue(form: ModelForm, field: ModelField, alias: string): Sql {
  if (field.kind === 'computed') return computedOf(field, form, alias);
  if (field.kind === 'gps') return column(alias, `${field.key}_latitude`);
  return column(alias, field.key);
}

function computedOf(field: ModelFieldOf<'computed'>, form: ModelForm, alias: string): Sql {
  return fromChunk(toSql(field.value, resolverOf({ form, alias, sight: 'everything' })));
}

/** A field's value; of a child table or a point, which expressions only ask whether they are empty: something or NULL. */
function valueAt({ form, field, alias, key }: End): Sql {
  if (!field) return column(alias, key);
  if (field.kind !== 'group' && field.kind !== 'choices' && field.kind !== 'refs')
    return storedValue(form, field, alias);
  return sql`(SELECT TRUE WHERE ${childRows(form, key, alias)})`;
}

function childRows(form: ModelForm, key: string, alias: string, list?: readonly Scalar[]): Sql {
  const child = `${alias}_m`;
  const among = list ? sql` AND ${column(child, 'value')}::text = ANY(${sql.param(list)}::text[])` : sql``;
  return sql`EXISTS (SELECT 1 FROM ${sql.identifier(`${form.id}__${key}`)} ${sql.identifier(child)} WHERE ${column(child, 'record')} = ${column(alias, 'id')}${among})`;
}

function hasAny(start: Start, path: readonly string[], list: readonly Scalar[] | undefined): Sql {
  const ending = ({ form, key, alias }: End) => childRows(form, key, alias, list);
  return sql`coalesce(${followPath({ ...start, path, ending })}, FALSE)`;
}

/** The field, or a reference on the way to it, is said to be unknown; a computed one, when something it is made of is. */
function saidUnknown(start: Start, path: readonly string[]): Sql {
  const steps = path.map((_, position) =>
    followPath({ ...start, path: path.slice(0, position + 1), ending: unknownAt }),
  );
  // Of the record's own field the answer is never NULL, and is not hidden from the planner.
  return path.length === 1 && steps[0] ? steps[0] : sql`coalesce(${sql.join(steps, sql` OR `)}, FALSE)`;
}

const inOtherColumns: ReadonlySet<ModelField['kind']> = new Set(['gps', 'group', 'choices', 'refs']);

function unknownAt({ form, field, alias, key }: End): Sql {
  if (field?.kind !== 'computed') {
    const said = sql`coalesce(${key} = ANY(${column(alias, 'unknown')}), FALSE)`;
    // A value said to be unknown is not there, as a check of the table has it: an index of the values finds the few rows to ask.
    return field?.unknown && !inOtherColumns.has(field.kind) ? sql`(${column(alias, key)} IS NULL AND ${said})` : said;
  }
  const parts = references(field.value).map((path) => saidUnknown({ form, alias, sight: 'everything' }, path));
  return parts.length === 0 ? never : sql`(${sql.join(parts, sql` OR `)})`;
}
