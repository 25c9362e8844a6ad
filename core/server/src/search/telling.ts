import type { FieldValue, ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { deny, fieldPolicy } from '../access/index.ts';
import type { Sql } from '../database/types.ts';
import type { Typed } from './typed.ts';

/** For one telling value, the conditions "this row has it" and "this row has another". */
export interface Telling {
  readonly agrees: Sql;
  readonly differs: Sql;
}

/** The conditions of the telling values that were typed, on the table named `alias`, by field key. */
export function tellingConditions(form: ModelForm, { values }: Typed, alias: string): ReadonlyMap<string, Telling> {
  const { agree = [] } = form.duplicates ?? {};
  const conditions = new Map<string, Telling>();
  for (const [key, value] of values) {
    const column = sql`${sql.identifier(alias)}.${sql.identifier(key)}`;
    const stored = storedAs(form, key, value);
    if (agree.includes(key)) {
      conditions.set(key, { agrees: sql`${column} = ${stored}`, differs: sql`${column} <> ${stored}` });
      continue;
    }
    // An identifier that the reader may not read must not be guessed at either.
    const policy = fieldPolicy(form.id, key, alias);
    if (policy !== deny)
      conditions.set(key, { agrees: sql`(${column} = ${stored} AND ${policy})`, differs: sql`FALSE` });
  }
  return conditions;
}

function storedAs(form: ModelForm, key: string, value: FieldValue): Sql {
  switch (form.fields[key]?.kind) {
    case 'date':
      return sql`${value}::date`;
    case 'month':
      return sql`${`${String(value)}-01`}::date`;
    case 'ref':
    case 'tree_ref':
      return sql`${value}::uuid`;
    case 'integer':
    case 'money':
    case 'decimal':
      return sql`${value}::numeric`;
    case 'boolean':
      return sql`${value}::boolean`;
    default:
      return sql`${value}::text`;
  }
}
