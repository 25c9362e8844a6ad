import { BaaraError, type ModelField, type ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import type { Sql } from '../database/types.ts';
import type { Match } from '../matching/index.ts';
import { callerConditionOf } from './caller-condition.ts';
import { isInChildTable, travellingValue } from './columns.ts';
import { fieldPolicy, fieldRight, isWholeRow } from './field-policy.ts';
import { groupsOf } from './groups.ts';
import { isAmong } from './id-list.ts';
import { askedOrder, isSystemColumn, type ListOrder, usualOrder } from './list-order.ts';
import { locatedUnder } from './located.ts';
import { fieldOf, formOf } from './model-parts.ts';
import { isWithDeleted, nearOf, walkOf } from './near.ts';
import { allOf, always, asCondition, column, never } from './predicate.ts';
import { createReadability } from './readability.ts';
import { rowPolicy } from './row-policy.ts';
import { searchOf } from './searched.ts';
import { touchedBy } from './touched.ts';
import { awaitingCondition } from './transition-policy.ts';
import { type Allowed, deny, matchRank, type Predicate, type ReadPlan, type ReadRequest } from './types.ts';

const alias = 't';

/**
 * Compiles a read request under the session's grants; the only maker of an `Allowed<ReadPlan>`.
 *
 * A field that is selected, filtered, sorted or searched by name and that no grant shows is refused with
 * `access.field_denied`. Without any grant on the form the plan yields no row. Throws `request.unknown_form`,
 * `request.unknown_field`, `request.malformed`.
 */
export function allowRead(request: ReadRequest): Allowed<ReadPlan> {
  const form = formOf(request.form);
  const rows = readableRows(form, request);
  const fields = selectedFields(form, request);
  const conditional = new Map<string, Sql>();
  const readability = createReadability(alias);
  const columns = new Map<string, Sql>();
  for (const field of fields) {
    const readable = rows === deny ? never : shown(form, field, request);
    const known = readable === always || readable === never ? readable : readability.columnOf(readable);
    if (known !== always) conditional.set(field.key, known);
    if (isInChildTable(field)) continue;
    const value = travellingValue(form, field, alias);
    columns.set(field.key, known === always ? value : sql`CASE WHEN ${known} THEN ${value} END`);
  }
  const search = request.q === undefined ? null : searchOf(form, request.q, alias);
  const { order, isReversed } = orderIn(form, request, search);
  const touched = new Set([...touchedBy(form, request.where), ...(request.sort ?? []).map(({ field }) => field)]);
  const plan: ReadPlan = {
    form,
    alias,
    from: readability.beside(form.id),
    fields: fields.map(({ key }) => key),
    columns,
    conditional,
    where: allOf([
      standing(form, request),
      asCondition(rows),
      request.ids ? isAmong(column(alias, 'id'), request.ids) : always,
      request.under === undefined ? always : locatedUnder({ form, unit: request.under, alias }),
      ...[...touched].map((key) => (isSystemColumn(key) ? always : restriction(form, fieldOf(form, key)))),
      request.where ? callerConditionOf(request.where, form, alias) : always,
      search ? search.condition : always,
      request.awaiting ? asCondition(awaitingCondition({ ...request.awaiting, alias })) : always,
    ]),
    order,
    isReversed,
    searched: search !== null,
    ...(search || request.ids ? {} : quicklyRead(form, request, order)),
  };
  return plan as Allowed<ReadPlan>;
}

/**
 * The order of a plan: of a search, the best matches first, unless another order is asked. That one is hidden from the planner then: it would walk the
 * index of the order, past every row that the words do not name, when it takes the words for common ones.
 */
function orderIn(form: ModelForm, request: ReadRequest, search: Match | null): ListOrder {
  const asked = request.sort ? askedOrder(form, request.sort, alias) : usualOrder(form, alias);
  if (!search) return asked;
  const { order, isReversed } = asked;
  if (request.sort) return { order: order.map((each) => ({ ...each, sql: sql`(SELECT ${each.sql})` })), isReversed };
  const rank = form.tree ? sql`(${search.rank}) * 100 + ${level(alias)}` : search.rank;
  return { order: [{ field: matchRank, sql: rank, descending: false }, ...order], isReversed };
}

/** What tells where the rows of a plan in this order are found, short of reading all that it shows and sorting them. */
function quicklyRead(
  form: ModelForm,
  request: ReadRequest,
  order: ReadPlan['order'],
): Pick<ReadPlan, 'near' | 'walk' | 'groups'> {
  const ways = (by: ReadPlan['order']) => {
    const near = nearOf(form, request, by);
    const walk = walkOf(form, request, by);
    return { ...(near ? { near } : {}), ...(walk ? { walk } : {}) };
  };
  const groups = isWithDeleted(request) ? undefined : groupsOf({ form, alias, order });
  return { ...ways(order), ...(groups ? { groups: { ...groups, ...ways(order.slice(1)) } } : {}) };
}

/** How deep a unit stands: of two that match as well, the district comes before the health centre in it. */
function level(unit: string): Sql {
  return sql`coalesce((SELECT max(c.depth) FROM unit_closure c WHERE c.descendant = ${column(unit, 'id')}), 0)::integer`;
}

/** The rows that the session may read, or, to take them away, may read and export. */
function readableRows(form: ModelForm, { purpose }: ReadRequest): Predicate {
  const rows = rowPolicy(form.id, 'read', alias);
  if (purpose !== 'export' || rows === deny) return rows;
  const exported = rowPolicy(form.id, 'export', alias);
  return exported === deny ? deny : allOf([rows, exported]);
}

/** Without `select`, what the session may read of some row; with it, what it names, or the refusal. */
function selectedFields(form: ModelForm, { select, purpose }: ReadRequest): readonly ModelField[] {
  const leaves = (field: ModelField) =>
    purpose !== 'export' || fieldRight({ form, field, action: 'export', alias }) !== deny;
  if (select) {
    const fields = [...new Set(select)].map((key) => fieldOf(form, key));
    for (const field of fields) restriction(form, field);
    return fields.filter(leaves);
  }
  return Object.values(form.fields).filter(
    (field) => !field.hidden && fieldPolicy(form.id, field.key, alias) !== deny && leaves(field),
  );
}

/** The condition beyond the row's own under which a field travels. */
function shown(form: ModelForm, field: ModelField, { purpose }: ReadRequest): Sql {
  const read = restriction(form, field);
  if (purpose !== 'export' || isWholeRow(form, field, 'export')) return read;
  const exported = fieldRight({ form, field, action: 'export', alias });
  return exported === deny ? never : allOf([read, exported]);
}

/** The condition beyond the row's own under which a field may be read. Throws `access.field_denied` when there is none. */
export function restriction(form: ModelForm, field: ModelField): Sql {
  const policy = fieldPolicy(form.id, field.key, alias);
  if (policy === deny)
    throw new BaaraError({ code: 'access.field_denied', params: { form: form.id, field: field.key } });
  return isWholeRow(form, field, 'read') ? always : policy;
}

/** Deleted rows only for who may delete them; retired items of a list only when asked; a dated row as it stood that day. */
export function standing(
  form: ModelForm,
  request: Pick<ReadRequest, 'includeDeleted' | 'tellDeleted' | 'includeRetired' | 'asOf'>,
): Sql {
  const isStanding = sql`${column(alias, 'deleted_at')} IS NULL`;
  const conditions: Sql[] = [];
  if (request.tellDeleted) conditions.push(always);
  else if (request.includeDeleted) {
    const mayDelete = rowPolicy(form.id, 'delete', alias);
    conditions.push(
      mayDelete === always ? always : mayDelete === deny ? isStanding : sql`(${isStanding} OR ${mayDelete})`,
    );
  } else {
    conditions.push(isStanding);
    if (form.kind === 'list' && !request.includeRetired) conditions.push(sql`${column(alias, 'retired')} IS NOT TRUE`);
  }
  if (form.dated && request.asOf !== undefined) {
    const end = column(alias, 'valid_to');
    const day = sql`${request.asOf}::date`;
    conditions.push(sql`${column(alias, 'valid_from')} <= ${day} AND (${end} IS NULL OR ${end} > ${day})`);
  }
  return allOf(conditions);
}
