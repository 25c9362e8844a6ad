import { BaaraError, type ModelField, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, together } from '../database/index.ts';
import type { Sql } from '../database/types.ts';
import { compiled } from './compiled.ts';
import { coveringGrants, fieldRight, isWholeRow } from './field-policy.ts';
import { memoised } from './memo.ts';
import { formOf } from './model-parts.ts';
import { checkMoved } from './moved.ts';
import { checkNamed } from './named.ts';
import { asCondition } from './predicate.ts';
import { rowPolicy } from './row-policy.ts';
import { transitionPolicy, transitionReach } from './transition-policy.ts';
import { deny, type Predicate, type WriteCheck } from './types.ts';

const alias = 't';

/**
 * The first half of a write's check, on the rows as they are stored, before anything is written.
 *
 * Throws `record.not_found` for a row that the session may not read, `access.denied` for one that it may read only,
 * `access.field_denied` for a field that it may not change.
 */
export async function checkBefore(check: WriteCheck): Promise<void> {
  if (current().session.kind === 'system' || check.rows.length === 0) return;
  const form = formOf(check.form);
  if (check.action === 'update' || check.action === 'delete') await checkRows(form, check, 'stored');
  if (policyOf(form, check, 'stored') === deny) throw refusal(form, check);
  // A passage moves nobody: the fields that place a record are not its to ask.
  if (!check.transition) await checkMoved(form, check);
}

/**
 * The second half, on the rows as they stand after the write, in the same transaction, with placements refreshed.
 * Throws `access.denied` when a row has left the session's scope, `access.field_denied`, and `record.invalid` for a
 * reference to a record that it may not read.
 */
export async function checkAfter(check: WriteCheck): Promise<void> {
  if (current().session.kind === 'system' || check.rows.length === 0) return;
  const form = formOf(check.form);
  await together([checkRows(form, check, 'written'), checkNamed(form, check)]);
}

async function checkRows(form: ModelForm, check: WriteCheck, state: 'stored' | 'written'): Promise<void> {
  const keys = [...new Set(check.rows.flatMap((row) => Object.keys(row.values)))].sort();
  const passage = check.transition
    ? ` ${check.transition.workflow.id} ${check.transition.transition.key} ${state}`
    : '';
  const name = `check ${form.id} ${check.action} ${keys}${passage}`;
  const rights = memoised(`${name} rights`, () => (check.transition ? [] : fieldRights(form, check.action, keys)));
  const ids = [...new Set(check.rows.map((row) => row.id))];
  // One alone is asked for by itself: see `isAmong`.
  const [id] = ids.length === 1 ? ids : [];
  const writable = () => asCondition(policyOf(form, check, state));
  const asked =
    id === undefined
      ? compiled(name, { ids }, () => standing(form, writable(), rights, sql`ANY(${sql.placeholder('ids')}::uuid[])`))
      : compiled(`${name} one`, { id }, () => standing(form, writable(), rights, sql`${sql.placeholder('id')}::uuid`));
  const rows = await current().connection.query(asked);
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const { id, values } of check.rows) {
    const row = found.get(id);
    if (row?.writable !== true) {
      if (state === 'stored' && row?.readable !== true) {
        throw new BaaraError({ code: 'record.not_found', params: { form: form.id, id } });
      }
      throw refusal(form, check, id);
    }
    for (const [position, { fields }] of rights.entries()) {
      const field = row[named(position)] === true ? undefined : Object.keys(values).find((key) => fields.includes(key));
      if (field) throw new BaaraError({ code: 'access.field_denied', params: { form: form.id, id, field } });
    }
  }
}

/** What the session may do with rows, and with the fields that need more than the row's right. */
function standing(form: ModelForm, writable: Sql, rights: readonly FieldRight[], ids: Sql): Sql {
  const columns = [
    sql`t.id::text AS id`,
    sql`coalesce(${asCondition(rowPolicy(form.id, 'read', alias))}, FALSE) AS readable`,
    sql`coalesce(${writable}, FALSE) AS writable`,
    ...rights.map((right, position) => sql`coalesce(${right.condition}, FALSE) AS ${sql.identifier(named(position))}`),
  ];
  return sql`SELECT ${sql.join(columns, sql`, `)} FROM ${sql.identifier(form.id)} t WHERE t.id = ${ids}`;
}

/** The rows that a write may touch; those that a passage may leave behind are told by place alone. */
function policyOf(form: ModelForm, { action, transition }: WriteCheck, state: 'stored' | 'written'): Predicate {
  if (!transition) return rowPolicy(form.id, action, alias);
  return (state === 'stored' ? transitionPolicy : transitionReach)({ ...transition, alias });
}

function named(position: number): string {
  return `right_${position}`;
}

function refusal(form: ModelForm, check: WriteCheck, id = check.rows[0]?.id): BaaraError {
  return new BaaraError({ code: 'access.denied', params: { form: form.id, id, action: check.action } });
}

interface FieldRight {
  readonly condition: Sql;
  readonly fields: readonly string[];
}

/** The changed fields that need more than the row's right, one condition for all that the same grants cover. */
function fieldRights(form: ModelForm, action: WriteCheck['action'], keys: readonly string[]): readonly FieldRight[] {
  const byGrants = new Map<string, { condition: Sql; fields: string[] }>();
  for (const key of keys) {
    const field = knownField(form, key);
    // A hidden field is never posted: what is written there is the definition's own default.
    if (field.hidden || isWholeRow(form, field, action)) continue;
    const grants = coveringGrants(form, field, action).join();
    const known = byGrants.get(grants);
    if (known) known.fields.push(key);
    else {
      const condition = asCondition(fieldRight({ form, field, action, alias }));
      byGrants.set(grants, { condition, fields: [key] });
    }
  }
  return [...byGrants.values()];
}

function knownField(form: ModelForm, key: string): ModelField {
  const field = Object.hasOwn(form.fields, key) ? form.fields[key] : undefined;
  if (!field) throw new BaaraError({ code: 'request.unknown_field', params: { form: form.id, field: key } });
  return field;
}
