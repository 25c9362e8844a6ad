import type { SqlChunk } from '@baara/model';
import { SQL, sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';

/** A fragment of the server's as a piece for the expression compiler: it travels as one of its parameters. */
export function toChunk(fragment: Sql): SqlChunk {
  return { strings: ['', ''], params: [fragment] };
}

/** What the expression compiler made, as a fragment: its constants become parameters. */
export function fromChunk({ strings, params }: SqlChunk): Sql {
  const parts = strings.flatMap((text, position) => {
    const words = sql.raw(text);
    if (position >= params.length) return [words];
    const param = params[position];
    return [words, param instanceof SQL ? param : sql`${sql.param(param)}`];
  });
  return sql.join(parts);
}
