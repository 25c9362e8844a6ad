import { uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, execute } from '../database/index.ts';
import type { ExportRequest } from './types.ts';

/** Writes down that somebody begins to take something away, in the current transaction. Answers the line's id. */
export async function noteExport(request: ExportRequest): Promise<string> {
  const { form, format, columns, ...criteria } = request;
  const { session } = current();
  const user = session.kind === 'user' ? session.user : null;
  const id = uuidv7();
  await execute(sql`
    INSERT INTO baara_export (id, user_id, form, format, columns, criteria)
    VALUES (${id}::uuid, ${user}, ${form}, ${format}, ${sql.param([...columns])}::text[], ${JSON.stringify(criteria)}::text::jsonb)`);
  return id;
}

/** Writes down how it ended, and how many rows have left. */
export async function noteExportEnd(
  id: string,
  end: { readonly state: 'whole' | 'broken'; readonly rows: number },
): Promise<void> {
  await execute(sql`UPDATE baara_export SET state = ${end.state}, rows = ${end.rows} WHERE id = ${id}::uuid`);
}
