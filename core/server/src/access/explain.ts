import { type Action, BaaraError, type Grant, type Model, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, query } from '../database/index.ts';
import type { Assignment, Row, Sql } from '../database/types.ts';
import { conditionOf } from './condition.ts';
import { grantsOf } from './grants.ts';
import { formOf } from './model-parts.ts';
import { always, asCondition } from './predicate.ts';
import { requireRight } from './rights.ts';
import { placedIn } from './scope.ts';
import { holdsEverything } from './whole-country.ts';

/** One grant that speaks of the form, and what it says of the record. */
export interface GrantExplained {
  readonly role: string;
  readonly grant: Grant;
  readonly assignment: Assignment;
  readonly reading: Verdict;
  readonly writing: Verdict;
}

/**
 * `allows`, or the first reason why not: the assignment has ended or has not begun, the grant has no such action, the
 * record lies outside the unit (or, to write, is owned outside it), the grant's condition does not hold.
 */
export type Verdict = 'allows' | 'not_begun' | 'ended' | 'no_action' | 'outside_unit' | 'condition';

export interface Explanation {
  readonly form: string;
  readonly record: string;
  readonly exists: boolean;
  /** Then lists show it, when asked to, only to who may delete it. */
  readonly deleted: boolean;
  readonly mayRead: boolean;
  /** Every grant on this form of every assignment, past and future ones too; empty when no role speaks of the form. */
  readonly grants: readonly GrantExplained[];
}

/**
 * Names the grant, role, assignment and unit that let a user see a record, or why none does; one statement for the grants
 * and one for the record. Only for the system and for holders of `administer-users`. Throws `access.denied`, `request.unknown_form`.
 */
export async function explainAccess(question: { user: string; form: string; record: string }): Promise<Explanation> {
  requireRight('administer-users');
  const form = formOf(question.form);
  const { model } = current();
  const candidates = (await assignmentsOf(question.user)).flatMap((assignment) =>
    candidatesOf(model, assignment, form),
  );
  const facts = candidates.map((candidate, position) => factsOf(candidate, form, position));
  const [row] = await query(
    sql`SELECT ${sql.join([sql`t.deleted_at IS NOT NULL AS deleted`, ...facts], sql`, `)} FROM ${sql.identifier(form.id)} t WHERE t.id = ${question.record}::uuid`,
  );
  const grants = candidates.map((candidate, position): GrantExplained => {
    const { role, grant, assignment } = candidate;
    const verdict = (action: 'read' | 'update') => verdictOf(candidate, row, position, action);
    return { role, grant, assignment, reading: verdict('read'), writing: verdict('update') };
  });
  return {
    form: form.id,
    record: question.record,
    exists: row !== undefined,
    deleted: row?.deleted === true,
    mayRead: row !== undefined && grants.some(({ reading }) => reading === 'allows'),
    grants,
  };
}

type Candidate = Pick<GrantExplained, 'role' | 'grant' | 'assignment'> & { readonly isWhole: boolean };
type Held = { readonly assignment: Assignment; readonly isWhole: boolean };

async function assignmentsOf(user: string): Promise<readonly Held[]> {
  const rows = await query(sql`
    SELECT a.id::text AS id, a.role, a.unit::text AS unit, a.valid_from AS from, a.valid_to AS to, ${holdsEverything(sql`a.unit`)} AS whole
    FROM baara_assignment a JOIN baara_user u ON u.id = a.user_id WHERE u.id = ${user}::uuid ORDER BY a.valid_from, a.id`);
  if (rows.length === 0) {
    const known = await query(sql`SELECT 1 FROM baara_user WHERE id = ${user}::uuid`);
    if (known.length === 0) throw new BaaraError({ code: 'record.not_found', params: { form: 'user', id: user } });
  }
  return rows.map(({ whole, ...assignment }) => ({
    assignment: assignment as unknown as Assignment,
    isWhole: whole === true,
  }));
}

function candidatesOf(model: Model, held: Held, form: ModelForm): readonly Candidate[] {
  const { role } = held.assignment;
  return grantsOf(model, held.assignment, form).map((grant) => ({ role, grant, ...held }));
}

function factsOf({ grant, assignment, isWhole }: Candidate, form: ModelForm, position: number): Sql {
  const units = grant.scope === 'everywhere' || isWhole || assignment.unit === null ? undefined : [assignment.unit];
  const placed = (purpose: 'reading' | 'writing') =>
    units ? asCondition(placedIn({ form, alias: 't', units, purpose })) : always;
  const condition = grant.when ? conditionOf(grant.when, form, 't') : always;
  const columns = { read: placed('reading'), update: placed('writing'), condition };
  return sql.join(
    Object.entries(columns).map(
      ([name, fact]) => sql`coalesce(${fact}, FALSE) AS ${sql.identifier(`${name}_${position}`)}`,
    ),
    sql`, `,
  );
}

function verdictOf({ grant, assignment }: Candidate, row: Row | undefined, position: number, action: Action): Verdict {
  const { today } = current();
  if (assignment.from > today) return 'not_begun';
  if (assignment.to !== null && assignment.to <= today) return 'ended';
  if (!grant.actions.includes(action)) return 'no_action';
  if (row?.[`${action}_${position}`] !== true) return 'outside_unit';
  return row[`condition_${position}`] === true ? 'allows' : 'condition';
}
