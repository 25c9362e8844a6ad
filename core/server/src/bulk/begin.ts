import { BaaraError, type ModelForm, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { actionsOf, allowRead } from '../access/index.ts';
import { current, execute, query } from '../database/index.ts';
import { enqueueJob } from '../jobs/index.ts';
import { formNamed, orderBy, sortingOf } from '../records/index.ts';
import { ownerField } from './events.ts';
import { findBulk, moveBulk } from './store.ts';
import type { Bulk, BulkAction, BulkSelection } from './types.ts';

/** What one act may be about; more is a change of the register itself, and an import's work. */
const mostRecords = 5000;

/**
 * Takes an action on a selection in and has it tried: its records are fixed here, as far as the caller may read them, and a job says
 * what would become of each. Nothing is written before `startBulk`.
 * Throws `access.denied`, `bulk.too_many`, `request.malformed` (nothing selected) and what `allowRead` throws.
 */
export async function createBulk(request: {
  readonly form: string;
  readonly selection: BulkSelection;
  readonly action: BulkAction;
  readonly reason?: string;
  readonly act?: string;
}): Promise<Bulk> {
  const { selection, action, reason, act } = request;
  const form = formNamed(request.form);
  refuseUnable(form, action);
  const id = uuidv7();
  const { session } = current();
  const user = session.kind === 'user' ? session.user : null;
  await execute(sql`
    INSERT INTO baara_bulk (id, form, user_id, action, reason, act, total)
    VALUES (${id}::uuid, ${form.id}, ${user}, ${JSON.stringify(action)}::text::jsonb, ${reason ?? null}, ${act ?? null}, 0)`);
  const plan = allowRead({ form: form.id, select: [], ...selection });
  const alias = sql.identifier(plan.alias);
  const found = sql`SELECT ${alias}.id, row_number() OVER (ORDER BY ${orderBy(sortingOf(plan), 'next')}) AS pos FROM ${plan.from} WHERE ${plan.where} LIMIT ${sql.raw(String(mostRecords + 1))}`;
  const taken = await query(sql`
    INSERT INTO baara_bulk_record (bulk, pos, record) SELECT ${id}::uuid, f.pos, f.id FROM (${found}) f RETURNING pos`);
  if (taken.length > mostRecords) throw new BaaraError({ code: 'bulk.too_many', params: { max: mostRecords } });
  if (taken.length === 0) {
    throw new BaaraError({ code: 'request.malformed', params: { parameter: 'selection', reason: 'missing' } });
  }
  await execute(sql`UPDATE baara_bulk SET total = ${taken.length} WHERE id = ${id}::uuid`);
  await enqueueJob('bulk.check', { bulk: id, user });
  return findBulk(id);
}

/** Has a tried action done. Throws `bulk.not_found`, `bulk.state`. */
export function startBulk(id: string): Promise<Bulk> {
  return ask(id, 'run');
}

/** Has what was done taken back, record by record, where nobody changed it since. Throws `bulk.not_found`, `bulk.state`. */
export function undoBulk(id: string): Promise<Bulk> {
  return ask(id, 'undo');
}

async function ask(id: string, run: 'run' | 'undo'): Promise<Bulk> {
  const { session } = current();
  await findBulk(id);
  if (run === 'run') await moveBulk(id, ['checked'], 'running');
  else await moveBulk(id, ['done'], 'undoing');
  await enqueueJob(`bulk.${run}`, { bulk: id, user: session.kind === 'user' ? session.user : null });
  return findBulk(id);
}

/** Who may do it to no record at all is told at once; each record is asked again when its turn comes. */
function refuseUnable(form: ModelForm, asked: BulkAction): void {
  const { model, session } = current();
  const { do: verb } = asked;
  const posts = form.place.find(({ kind }) => kind === 'posts');
  if (verb === 'move' && posts?.kind !== 'posts') {
    throw new BaaraError({ code: 'request.malformed', params: { parameter: 'action', reason: 'unknown' } });
  }
  const rows = asked.do === 'event' ? formNamed(asked.form) : undefined;
  if (rows) ownerField(rows, form);
  const target = rows ?? (verb === 'move' && posts?.kind === 'posts' ? formNamed(posts.form) : form);
  const action = verb === 'delete' ? 'delete' : 'update';
  if (!actionsOf(model, session, target).includes(action)) {
    throw new BaaraError({ code: 'access.denied', params: { form: target.id, action } });
  }
}
