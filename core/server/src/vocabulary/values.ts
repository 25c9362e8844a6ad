import type { Expression } from '@baara/model';
import { sql } from 'drizzle-orm';
import { actionsOf, allowRead, asCondition, rowPolicy } from '../access/index.ts';
import { current, query } from '../database/index.ts';
import { listRecords } from '../records/index.ts';
import { listNamed } from './list-named.ts';
import { named } from './named.ts';
import { originsOf } from './origin.ts';

interface ValuesRequest {
  readonly list: string;
  /** Words of a wording, or the beginning of a code. */
  readonly q?: string;
  /** Only the values under this one; absent, without words: those under none. */
  readonly parent?: string;
  readonly show?: 'current' | 'retired' | 'all';
  readonly limit?: number;
  readonly cursor?: string;
}

/**
 * One page of a list's values in their order: those at the top of a hierarchy, those under one of them, or those that words name
 * anywhere. Four statements whatever the number. Throws `request.unknown_form`, and what `listRecords` throws.
 */
export async function readValues({ list, q, parent, show = 'current', limit = 100, cursor }: ValuesRequest) {
  const form = listNamed(list);
  const { model, session } = current();
  const page = await listRecords({
    form: form.id,
    where: { op: 'and', args: conditions({ q, parent, show }) },
    sort: ['sort', 'label_fr'],
    limit,
    includeRetired: true,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const codes = page.rows.map(({ values }) => String(values.code));
  const facts = await factsOf(form.id, parent === undefined ? codes : [...codes, parent]);
  const origin = originsOf(model, form);
  const above = parent === undefined ? undefined : facts.find(({ code }) => code === parent);
  return {
    values: page.rows.map((row) => {
      const fact = facts.find(({ code }) => code === row.values.code);
      return {
        ...row,
        origin: origin(String(row.values.code), { fr: String(row.values.label_fr), en: String(row.values.label_en) }),
        below: Number(fact?.below ?? 0),
        can: fact?.may_update === true ? (['update'] as const) : [],
      };
    }),
    next: page.next,
    /** The place of a value that comes last. */
    last: Number(facts[0]?.last ?? 0) + 10,
    above: above ? { code: above.code, label: { fr: above.label_fr, en: above.label_en }, parent: above.parent } : null,
    can: (['create'] as const).filter((action) => actionsOf(model, session, form).includes(action)),
  };
}

/** What stands beside values of a list: how many are under each, whether the session may write it, the list's last place. */
function factsOf(form: string, codes: readonly string[]) {
  const { alias, from, where } = allowRead({ form, select: ['code'], includeRetired: true });
  const own = (name: string) => sql`${sql.identifier(alias)}.${sql.identifier(name)}`;
  const table = sql.identifier(form);
  return query(sql`
    SELECT ${own('code')} AS code, ${own('label_fr')} AS label_fr, ${own('label_en')} AS label_en, ${own('parent')} AS parent,
      coalesce(${asCondition(rowPolicy(form, 'update', alias))}, FALSE) AS may_update,
      (SELECT count(*) FROM ${table} b WHERE b.parent = ${own('code')} AND b.deleted_at IS NULL) AS below,
      (SELECT max(sort) FROM ${table}) AS last
    FROM ${from} WHERE ${where} AND ${own('code')} = ANY(${sql.param([...codes])}::text[])`);
}

function conditions({
  q,
  parent,
  show,
}: {
  q: string | undefined;
  parent: string | undefined;
  show: string;
}): Expression[] {
  const field = (key: string): Expression => ({ op: 'field', path: [key] });
  const isRetired: Expression = { op: 'eq', left: field('retired'), right: { op: 'literal', value: true } };
  const all: Expression[] = [{ op: 'not', arg: { op: 'isEmpty', field: ['code'] } }];
  if (show === 'retired') all.push(isRetired);
  if (show === 'current')
    all.push({
      op: 'or',
      args: [
        { op: 'isEmpty', field: ['retired'] },
        { op: 'not', arg: field('retired') },
      ],
    });
  if (parent !== undefined) all.push({ op: 'eq', left: field('parent'), right: { op: 'literal', value: parent } });
  else if (q === undefined && show !== 'retired') all.push({ op: 'isEmpty', field: ['parent'] });
  if (q !== undefined) all.push(named(q));
  return all;
}
