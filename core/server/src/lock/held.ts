import { sql } from 'drizzle-orm';
import type { Held } from '../access/index.ts';
import type { Sql } from '../database/types.ts';
import { lockSchema } from './names.ts';

const asks = (name: string, ...args: readonly string[]): Sql =>
  sql`(SELECT ${sql.identifier(lockSchema)}.${sql.identifier(name)}(${sql.join(
    args.map((each) => sql`${each}`),
    sql`, `,
  )}))`;

/** What the database says of the session's grants on a form's rows or class of fields. Each is asked once a statement. */
export function heldIn(form: string, what: string): (condition: string) => Held {
  return (condition) => ({
    any: asks('holds', form, what, condition),
    everywhere: asks('everywhere', form, what, condition),
    units: sql`${asks('units', form, what, condition)}::uuid[]`,
  });
}

/** Whether a class of fields is read wherever the row is. */
export function isWhole(form: string, what: string): Sql {
  return asks('whole', form, what);
}

/** Today and who asks. */
export const asked = {
  today: asks('today'),
  user: asks('asker', 'user'),
  person: asks('asker', 'person'),
};
