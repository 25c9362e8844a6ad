import type { ModelForm, PhoneRules } from '@baara/model';
import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import { type Asked, readAsked } from './asked.ts';
import { identifierMatch, type SoughtIdentifier } from './identifier.ts';
import { beginningWords, keyWords, mistypedWords } from './key-query.ts';

/** Which rows words name, and how well. */
export interface Match {
  /** A condition on the table named `alias`. */
  readonly condition: Sql;
  /** 0: the very name, or the whole number; 1: whole words among others; 2: beginnings, or typing errors where there is nothing else. */
  readonly rank: Sql;
}

export interface MatchOptions {
  /** A form with `search`. */
  readonly form: ModelForm;
  /** What was typed. */
  readonly words: string;
  readonly alias: string;
  /** The identifier fields that may be looked into, each in the rows of which the reader sees it. */
  readonly identifiers: readonly SoughtIdentifier[];
  readonly phone: PhoneRules;
  /**
   * The condition "the reader may find this row" on the table of that name. Typing errors are forgiven only when nothing within reach begins with the words:
   * what lies beyond must not change what is found.
   */
  readonly reach: (alias: string) => Sql;
}

const nothing: Match = { condition: sql`FALSE`, rank: sql`0::integer` };

/**
 * Name search: words of a name in any order, unfinished, in any spelling, and numbers by their beginning. One index of words answers for exact words, beginnings and typing
 * errors; typing errors are tried only when there is nothing else.
 */
export function matchOf(options: MatchOptions): Match {
  const asked = readAsked(options.words);
  const number = asked.number === null ? null : identifierMatch({ ...options, number: asked.number });
  if (asked.number !== null && !number) return nothing;
  const name = asked.words.length > 0 ? nameMatch(asked, options) : null;
  if (!name)
    return number ? { condition: number.begins, rank: sql`CASE WHEN ${number.equals} THEN 0 ELSE 2 END` } : nothing;
  return number ? { condition: sql`(${name.condition} AND ${number.begins})`, rank: name.rank } : name;
}

function nameMatch({ words }: Asked, { form, alias, reach }: MatchOptions): Match {
  const [begun, mistyped] = [beginningWords(words), mistypedWords(form.id, words)];
  const key = keyWords(alias);
  const rank = sql`CASE WHEN ${isWhole(words, alias)} THEN 0 WHEN ${hasWhole(words, alias)} THEN 1 ELSE 2 END`;
  if (mistyped === null) return { condition: sql`${key} @@ ${begun}`, rank };
  const other = `${alias}_s`;
  // The rows that the index names, as the planner would fetch all of them: for the first of them only it would rather read the table.
  const named = sql`${sql.identifier(other)} AS MATERIALIZED (SELECT * FROM ${sql.identifier(form.id)} ${sql.identifier(other)} WHERE ${keyWords(other)} @@ ${begun})`;
  const withinReach = sql`EXISTS (WITH ${named} SELECT 1 FROM ${sql.identifier(other)} WHERE ${reach(other)})`;
  // One look into the index with the query that the first look chose.
  return { condition: sql`${key} @@ (SELECT CASE WHEN ${withinReach} THEN ${begun} ELSE ${mistyped} END)`, rank };
}

/** The words are the whole name: the key keeps each once, in order. */
function isWhole(words: Asked['words'], alias: string): Sql {
  const key = [...new Set(words.map(({ whole }) => whole))].sort().join(' ');
  return sql`${sql.identifier(alias)}.name_key = ${key}`;
}

/** Every word stands in the name, whole. Of the rows found only: LIKE is a third of the work of making words of the key again. */
function hasWhole(words: Asked['words'], alias: string): Sql {
  const parts = words.map(({ whole }) => sql`' ' || ${sql.identifier(alias)}.name_key || ' ' LIKE ${`% ${whole} %`}`);
  return sql.join(parts, sql` AND `);
}
