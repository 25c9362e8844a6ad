import { BaaraError, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asCondition, deny, rowPolicy } from '../access/index.ts';
import { queryAnew } from '../database/index.ts';
import type { Row, Sql } from '../database/types.ts';
import { closeWord, keyWords } from '../matching/index.ts';
import { formNamed, listRecords, type RecordView, type Values } from '../records/index.ts';
import { keeperTitle } from './keeper.ts';
import { likeness } from './likeness.ts';
import { type Telling, tellingConditions } from './telling.ts';
import { readTyped, type Typed } from './typed.ts';

/** A record that is probably the one being typed. */
export interface Duplicate {
  /** Null when it lies outside the reader's scope: it exists, and `ask` says where to ask. */
  readonly record: RecordView | null;
  /** 0 to 0.99. */
  readonly score: number;
  /** Keys of the fields that agree beside the name; none is told of a record outside the scope. */
  readonly agree: readonly string[];
  /** The name of the unit that keeps a record outside the scope. */
  readonly ask?: string;
}

const alias = 't';
/** Rows looked at: more people of one name who agree in a telling value are a fault of the data, not duplicates to show. */
const mostLooked = 50;
const usualLimit = 5;

/**
 * Probable duplicates of a record being typed, best first: the same name, or one typing error away, and agreement in a field that `duplicates`
 * of the form names or in an identifier that the reader may read. Only for who may create or change records of the form.
 * Throws `access.denied`, `request.unknown_form`, `request.unknown_field`.
 */
export async function findDuplicates(request: {
  readonly form: string;
  readonly values: Values;
  /** The record being changed. */
  readonly except?: string;
  readonly limit?: number;
}): Promise<readonly Duplicate[]> {
  const form = formNamed(request.form);
  if (rowPolicy(form.id, 'create', alias) === deny && rowPolicy(form.id, 'update', alias) === deny)
    throw new BaaraError({ code: 'access.denied', params: { form: form.id, action: 'create' } });
  if (!form.duplicates || !form.search) return [];
  const typed = readTyped(form, request.values);
  const telling = tellingConditions(form, typed, alias);
  if (typed.tokens.length === 0 || telling.size === 0) return [];
  const rows = await queryAnew(candidates({ form, typed, telling, except: request.except }));
  const found = rows
    .map((row) => judge(form, row, telling))
    .sort((a, b) => b.score - a.score || Number(b.readable) - Number(a.readable))
    .slice(0, request.limit ?? usualLimit);
  return withRecords(form, found);
}

function candidates(options: {
  readonly form: ModelForm;
  readonly typed: Typed;
  readonly telling: ReadonlyMap<string, Telling>;
  readonly except: string | undefined;
}): Sql {
  const { form, typed, telling, except } = options;
  const own = (key: string) => sql`${sql.identifier(alias)}.${sql.identifier(key)}`;
  const facts = [...telling].flatMap(([key, { agrees, differs }]) => [
    sql`${agrees} AS ${sql.identifier(`agrees ${key}`)}`,
    sql`${differs} AS ${sql.identifier(`differs ${key}`)}`,
  ]);
  const anyAgrees = sql.join(
    [...telling.values()].map(({ agrees }) => agrees),
    sql` OR `,
  );
  const table = sql.identifier(alias);
  // Candidates by name first: fenced, so that a common birth date is not where the planner begins.
  return sql`WITH ${table} AS MATERIALIZED (SELECT * FROM ${sql.identifier(form.id)} ${table} WHERE ${keyWords(alias)} @@ (SELECT ${nameQuery(form, typed.tokens)}) AND deleted_at IS NULL)
    SELECT ${own('id')}, ${own('name_key')} = ${typed.tokens.join(' ')} AS same_name, coalesce(${asCondition(rowPolicy(form.id, 'read', alias))}, FALSE) AS readable, ${keeperTitle(form, alias)} AS unit, ${sql.join(facts, sql`, `)}
    FROM ${table} WHERE (${anyAgrees})${except === undefined ? sql`` : sql` AND ${own('id')} <> ${except}::uuid`} LIMIT ${sql.raw(String(mostLooked))}`;
}

/** Every word, or, of three and more, all but one: second forenames come and go. NULL when nobody bears one of them. */
function nameQuery(form: ModelForm, tokens: readonly string[]): Sql {
  const words = tokens.map((token) => closeWord(form.id, token));
  if (words.length < 3) return sql.join(words, sql` && `);
  // Each word is looked up once; a word that nobody bears leaves the choices without it.
  const names = words.map((_, at) => sql.identifier(`w${at}`));
  const choices = names.map(
    (_, left) =>
      sql`coalesce(${sql.join(
        names.filter((__, at) => at !== left),
        sql` && `,
      )}, '')`,
  );
  const found = words.map((word, at) => sql`${word} AS ${sql.identifier(`w${at}`)}`);
  return sql`${sql.join(choices, sql` || `)} FROM (SELECT ${sql.join(found, sql`, `)} OFFSET 0) words`;
}

interface Judged {
  readonly id: string;
  readonly readable: boolean;
  readonly score: number;
  readonly agree: readonly string[];
  readonly unit: string | null;
}

function judge(form: ModelForm, row: Row, telling: ReadonlyMap<string, Telling>): Judged {
  const keys = [...telling.keys()];
  const agree = keys.filter((key) => row[`agrees ${key}`] === true);
  const differ = keys.filter((key) => row[`differs ${key}`] === true).length;
  const readable = row.readable === true;
  const known = readable ? agree : agree.filter((key) => form.duplicates?.agree.includes(key));
  return {
    id: row.id as string,
    readable,
    score: likeness({ name: row.same_name === true ? 'same' : 'close', agree: known, differ }),
    agree: readable ? agree : [],
    unit: (row.unit ?? null) as string | null,
  };
}

async function withRecords(form: ModelForm, found: readonly Judged[]): Promise<Duplicate[]> {
  const ids = found.filter(({ readable }) => readable).map(({ id }) => id);
  const page =
    ids.length === 0
      ? { rows: [] }
      : await listRecords({
          form: form.id,
          where: { op: 'in', value: { op: 'field', path: ['id'] }, list: ids },
          limit: ids.length,
        });
  const records = new Map(page.rows.map((record) => [record.id, record]));
  return found.map(({ id, score, agree, unit, readable }) => ({
    record: records.get(id) ?? null,
    score,
    agree,
    ...(readable || unit === null ? {} : { ask: unit }),
  }));
}
