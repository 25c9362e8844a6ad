import { createHash } from 'node:crypto';
import { type ListItem, type Model, type ModelForm, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { type Connection, type Row, render, type Sql } from '../database/index.ts';
import { columnsOf } from './columns.ts';
import { writeMeta } from './system.ts';

type Properties = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Merges the lists' first items with what stands, against what the seed last wrote: new items come, a wording changes only
 * where the ministry left it alone, an item that the seed no longer has is retired. Nothing is deleted.
 */
export async function mergeSeeds(connection: Connection, model: Model): Promise<void> {
  const lists = Object.values(model.forms).filter((form) => form.kind === 'list');
  const hash = createHash('sha256')
    .update(JSON.stringify(lists.map(({ id, items }) => [id, items])))
    .digest('hex');
  const [last] = await connection.query(render(sql`SELECT value FROM baara_meta WHERE key = 'seeds'`));
  if (last?.value === hash) return;
  const wrote = await connection.query(render(sql`SELECT form, code, wrote FROM baara_seed`));
  // A parent may come after its children.
  await connection.execute('SET CONSTRAINTS ALL DEFERRED');
  for (const form of lists) {
    const seeded = new Map(
      wrote.filter((row) => row.form === form.id).map((row) => [row.code as string, row.wrote as Properties]),
    );
    if (form.items.length > 0 || seeded.size > 0) await mergeList(connection, form, seeded);
  }
  await connection.execute('SET CONSTRAINTS ALL IMMEDIATE');
  await writeMeta(connection, 'seeds', hash);
  await writeMeta(connection, 'items', uuidv7());
}

async function mergeList(
  connection: Connection,
  form: ModelForm,
  seeded: ReadonlyMap<string, Properties>,
): Promise<void> {
  const keys = Object.values(form.fields).flatMap((field) => columnsOf(field).map(({ name }) => name));
  const columns = sql.join(
    keys.map((key) => sql.identifier(key)),
    sql`, `,
  );
  const rows = await connection.query(render(sql`SELECT ${columns} FROM ${sql.identifier(form.id)}`));
  const standing = new Map(rows.map((row) => [row.code as string, row]));
  const fresh: Properties[] = [];
  const written: { code: string; wrote: Properties }[] = [];
  for (const [index, item] of form.items.entries()) {
    const wanted = propertiesOf(item, index, keys);
    const row = standing.get(item.code);
    if (!row) fresh.push(wanted);
    else await update({ connection, form, row, wanted, before: seeded.get(item.code) });
    written.push({ code: item.code, wrote: wanted });
  }
  const kept = new Set(form.items.map(({ code }) => code));
  for (const [code, before] of seeded) {
    const row = standing.get(code);
    if (kept.has(code) || !row) continue;
    const wanted = { ...before, retired: true };
    await update({ connection, form, row, wanted, before });
    written.push({ code, wrote: wanted });
  }
  if (fresh.length > 0) await insert({ connection, form, keys, items: fresh });
  if (written.length > 0) await remember(connection, form, written);
}

/** An item as a row; the order of the seed is the order of the list. */
function propertiesOf(item: ListItem, index: number, keys: readonly string[]): Properties {
  const all: Properties = {
    ...item.attributes,
    code: item.code,
    label_fr: item.label.fr,
    label_en: item.label.en,
    sort: (index + 1) * 10,
    parent: item.parent ?? null,
    retired: item.retired ?? false,
    replaced_by: item.replaced_by ?? null,
  };
  return Object.fromEntries(keys.map((key) => [key, all[key] ?? null]));
}

interface Update {
  readonly connection: Connection;
  readonly form: ModelForm;
  readonly row: Row;
  readonly wanted: Properties;
  /** What the seed wrote last; absent: the ministry made an item of this code itself. */
  readonly before: Properties | undefined;
}

async function update({ connection, form, row, wanted, before }: Update): Promise<void> {
  if (!before) return;
  const untouched = (key: string) => (row[key] ?? null) === (before[key] ?? null);
  const changed = Object.entries(wanted).filter(([key, value]) => untouched(key) && (row[key] ?? null) !== value);
  if (changed.length === 0) return;
  const assignments = changed.map(([key, value]) => sql`${sql.identifier(key)} = ${value}`);
  await connection.query(
    render(sql`
      UPDATE ${sql.identifier(form.id)} SET ${sql.join(assignments, sql`, `)}, rev = rev + 1, updated_at = now()
      WHERE code = ${row.code}`),
  );
}

interface Insert {
  readonly connection: Connection;
  readonly form: ModelForm;
  readonly keys: readonly string[];
  readonly items: readonly Properties[];
}

async function insert({ connection, form, keys, items }: Insert): Promise<void> {
  const names: Sql[] = ['id', ...keys].map((key) => sql.identifier(key) as unknown as Sql);
  const tuples = items.map(
    (item) => sql`(${sql.join([sql`${uuidv7()}`, ...keys.map((key) => sql`${item[key]}`)], sql`, `)})`,
  );
  await connection.query(
    render(
      sql`INSERT INTO ${sql.identifier(form.id)} (${sql.join(names, sql`, `)}) VALUES ${sql.join(tuples, sql`, `)}`,
    ),
  );
}

async function remember(
  connection: Connection,
  form: ModelForm,
  written: readonly { readonly code: string; readonly wrote: Properties }[],
): Promise<void> {
  await connection.query(
    render(sql`
      INSERT INTO baara_seed (form, code, wrote)
      SELECT ${form.id}, item->>'code', item->'wrote' FROM jsonb_array_elements(${JSON.stringify(written)}::jsonb) item
      ON CONFLICT (form, code) DO UPDATE SET wrote = excluded.wrote`),
  );
}
