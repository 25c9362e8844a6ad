import type { Model, ModelField, ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import {
  type Class,
  classesOf,
  conditionsOf,
  deny,
  isInChildTable as hasTable,
  rowsKey,
  standingPolicy,
  storedValue,
} from '../access/index.ts';
import type { Sql } from '../database/types.ts';
import { heldIn, isWhole } from './held.ts';
import { openSchema } from './names.ts';

const [alias, may] = ['t', 'may'];
const at = (table: string, column: string): Sql => sql`${sql.identifier(table)}.${sql.identifier(column)}`;

/** A view of `openSchema`: its name and what it shows. */
export interface OpenView {
  readonly name: string;
  readonly body: Sql;
}

/** The views of a form and of its fields that have a table of their own. Removed records are in none. */
export function formViews(model: Model, form: ModelForm): readonly OpenView[] {
  const classes = classesOf(model, form);
  const seen = rowsSeen(model, form, classes);
  const columns = [
    ...['id', 'rev', 'owner', 'created_at', 'updated_at'].map((key) => at(alias, key)),
    sql`${unknownFields(classes)} AS "unknown"`,
    ...classes.flatMap(({ fields }, position) => fields.flatMap((field) => columnsOf(form, field, position))),
  ];
  const children = classes.flatMap(({ fields }, position) =>
    fields.filter(hasTable).map((field) => childView(form, field, { seen, position })),
  );
  return [{ name: form.id, body: sql`SELECT ${sql.join(columns, sql`, `)} ${seen}` }, ...children];
}

/** `FROM … WHERE …`: the rows that the session reads, each beside what says which classes of its fields are read. */
function rowsSeen(model: Model, form: ModelForm, classes: readonly Class[]): Sql {
  const rows = standingPolicy({ form, alias, conditions: conditionsOf(model, form), held: heldIn(form.id, rowsKey) });
  const facts = classes.map(({ key, conditions }, position) => {
    const some = standingPolicy({ form, alias, conditions, held: heldIn(form.id, key) });
    const read = some === deny ? isWhole(form.id, key) : sql`(${isWhole(form.id, key)} OR ${some})`;
    return sql`coalesce(${read}, FALSE) AS ${sql.identifier(`c${position}`)}`;
  });
  const table = sql`FROM public.${sql.identifier(form.id)} ${sql.identifier(alias)}`;
  const from =
    facts.length === 0
      ? table
      : // OFFSET keeps the planner from writing the conditions out again at each column.
        sql`${table} CROSS JOIN LATERAL (SELECT ${sql.join(facts, sql`, `)} OFFSET 0) ${sql.identifier(may)}`;
  return sql`${from} WHERE ${at(alias, 'deleted_at')} IS NULL AND ${rows === deny ? sql`FALSE` : rows}`;
}

/** A field's columns: NULL where it is not read. */
function columnsOf(form: ModelForm, field: ModelField, position: number): readonly Sql[] {
  if (hasTable(field)) return [];
  const shown = (value: Sql, name: string) =>
    sql`CASE WHEN ${at(may, `c${position}`)} THEN ${value} END AS ${sql.identifier(name)}`;
  if (field.kind !== 'gps') return [shown(storedValue(form, field, alias), field.key)];
  return ['latitude', 'longitude'].map((axis) => shown(at(alias, `${field.key}_${axis}`), `${field.key}_${axis}`));
}

/** The names of the fields that are said to be unknown, of those that are read. */
function unknownFields(classes: readonly Class[]): Sql {
  const known = classes.flatMap(({ fields }, position) => {
    const keys = fields.filter((field) => 'unknown' in field && field.unknown).map(({ key }) => key);
    return keys.length === 0 ? [] : [sql`(u = ANY(${sql.param(keys)}::text[]) AND ${at(may, `c${position}`)})`];
  });
  if (known.length === 0) return sql`'{}'::text[]`;
  return sql`ARRAY(SELECT u FROM unnest(${at(alias, 'unknown')}) u WHERE ${sql.join(known, sql` OR `)})`;
}

function childView(
  form: ModelForm,
  field: ModelField,
  { seen, position }: { readonly seen: Sql; readonly position: number },
): OpenView {
  const name = `${form.id}__${field.key}`;
  const columns =
    field.kind === 'group'
      ? ['id', 'record', 'pos', ...Object.values(field.fields).flatMap(storedColumns)]
      : ['record', 'pos', 'value'];
  const body = sql`SELECT ${sql.join(
    columns.map((column) => at('s', column)),
    sql`, `,
  )} FROM public.${sql.identifier(name)} s WHERE EXISTS (SELECT 1 ${seen} AND ${at(alias, 'id')} = s.record AND ${at(may, `c${position}`)})`;
  return { name, body };
}

function storedColumns(field: ModelField): readonly string[] {
  if (field.kind === 'gps') return [`${field.key}_latitude`, `${field.key}_longitude`];
  return field.kind === 'computed' || hasTable(field) ? [] : [field.key];
}

/** The views of what is derived: today's tree, and where posts place records, as far as the session reads what each row is about. */
export function derivedViews(model: Model): readonly OpenView[] {
  const open = (form: string) => sql`${sql.identifier(openSchema)}.${sql.identifier(form)}`;
  const forms = Object.values(model.forms);
  const tree = forms.find((form) => form.tree);
  const closure: readonly OpenView[] = tree
    ? [
        {
          name: 'unit_closure',
          body: sql`SELECT c.ancestor, c.descendant, c.depth FROM public.unit_closure c
            WHERE c.ancestor IN (SELECT id FROM ${open(tree.id)}) AND c.descendant IN (SELECT id FROM ${open(tree.id)})`,
        },
      ]
    : [];
  const places = forms.flatMap((form): readonly OpenView[] => {
    const posts = form.place.flatMap((path) => (path.kind === 'posts' ? [path] : []));
    if (posts.length === 0) return [];
    const read = posts.map(
      (path) =>
        sql`EXISTS (SELECT 1 FROM ${open(path.form)} a WHERE ${at('a', path.record)} = p.record AND ${at('a', path.unit)} = p.unit)`,
    );
    const name = `${form.id}_place`;
    return [
      {
        name,
        body: sql`SELECT p.record, p.unit, p.owner FROM public.${sql.identifier(name)} p
          WHERE p.record IN (SELECT id FROM ${open(form.id)}) AND (${sql.join(read, sql` OR `)})`,
      },
    ];
  });
  return [...closure, ...places];
}
