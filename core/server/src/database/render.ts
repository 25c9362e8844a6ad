import { Name, Param, Placeholder, SQL, StringChunk } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Sql, Statement } from './types.ts';

const dialect = new PgDialect();

/**
 * The text and values of a fragment. Drizzle's own renderer asks each piece what it is of a dozen kinds, and a save is made of thousands: this one knows
 * the five that are written here and leaves any other to Drizzle.
 *
 * @example render(sql`SELECT ${1}::int AS one`) // { text: 'SELECT $1::int AS one', params: [1] }
 */
export function render(fragment: Sql): Statement {
  const written: Written = { text: '', params: [] };
  if (write(fragment, written)) return written;
  const { sql, params } = dialect.sqlToQuery(fragment);
  return { text: sql, params };
}

interface Written {
  text: string;
  readonly params: unknown[];
}

/** Appends a piece; false for one of another kind. */
function write(piece: unknown, written: Written): boolean {
  if (piece instanceof StringChunk) written.text += piece.value.join('');
  else if (piece instanceof SQL) return writeAll(piece.queryChunks, written);
  else if (piece instanceof Name) written.text += quoteName(piece.value);
  else if (piece instanceof Param) return writeParam(piece, written);
  else if (Array.isArray(piece)) return writeList(piece, written);
  else if (piece instanceof Placeholder || typeof piece !== 'object' || piece === null) add(piece, written);
  else return false;
  return true;
}

function writeAll(pieces: readonly unknown[], written: Written): boolean {
  for (const piece of pieces) if (!write(piece, written)) return false;
  return true;
}

function writeList(pieces: readonly unknown[], written: Written): boolean {
  written.text += '(';
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) written.text += ', ';
    if (!write(piece, written)) return false;
  }
  written.text += ')';
  return true;
}

function writeParam({ value, encoder }: Param, written: Written): boolean {
  const mapped: unknown = value === null ? null : encoder.mapToDriverValue(value);
  if (mapped instanceof SQL || mapped instanceof Placeholder) return false;
  add(mapped, written);
  return true;
}

/** An undefined piece is nothing; every other value travels beside the text. */
function add(value: unknown, written: Written): void {
  if (value === undefined) return;
  written.params.push(value);
  written.text += `$${written.params.length}`;
}

/** A quoted literal for the few places that take no parameter (the opening of a transaction, DDL). */
export function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A quoted name for DDL that is written as text. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
