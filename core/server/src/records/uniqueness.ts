import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asCondition, rowPolicy } from '../access/index.ts';
import type { Sql } from '../database/types.ts';
import { columnTypes, uniquesOf } from '../schema/index.ts';
import type { Answer } from './asked.ts';
import type { Settled } from './state.ts';
import { columnsOf } from './storage.ts';
import { canonical, columnValue } from './stored.ts';
import type { Problem } from './types.ts';

/** Fields whose values may stand once only in a form, and the index that keeps it so. */
interface UniqueSet {
  readonly name: string;
  readonly fields: readonly string[];
  /** Deleted rows count too. */
  readonly forEver: boolean;
}

const known = new WeakMap<ModelForm, readonly UniqueSet[]>();

function uniqueSets(form: ModelForm): readonly UniqueSet[] {
  const found =
    known.get(form) ?? uniquesOf(form).map(({ name, kind, fields }) => ({ name, fields, forEver: kind === 'unique' }));
  known.set(form, found);
  return found;
}

interface Claim {
  readonly draft: Settled;
  readonly set: UniqueSet;
  readonly key: string;
}

/** What a draft newly claims for itself: sets of values, all of them given. */
export function claimsOf(draft: Settled): readonly Claim[] {
  const before = claimed.get(draft);
  if (before) return before;
  const claims: Claim[] = [];
  for (const set of draft.verb === 'delete' ? [] : uniqueSets(draft.form)) {
    const { name, fields } = set;
    if (draft.verb !== 'restore' && !fields.some((key) => draft.changed.has(key))) continue;
    if (!fields.every((key) => (draft.values[key] ?? null) !== null)) continue;
    claims.push({ draft, set, key: `${name} ${canonical(fields.map((key) => draft.values[key]))}` });
  }
  claimed.set(draft, claims);
  return claims;
}

const claimed = new WeakMap<Settled, readonly Claim[]>();

/** One question a set: which claims another row holds already (`other`), and whether the writer may know it (`holds`). */
export function uniqueQuestions(claims: readonly Claim[]): Sql[] {
  const bySet = new Map<UniqueSet, Claim[]>();
  for (const claim of claims) {
    const known = bySet.get(claim.set);
    if (known) known.push(claim);
    else bySet.set(claim.set, [claim]);
  }
  return [...bySet].map(([{ name, fields, forEver }, [first, ...others]]) => {
    const { form } = (first as Claim).draft;
    const types = columnTypes(form);
    const columns = fields.flatMap((key) => columnsOf(form.fields[key] as never));
    const claiming = [first as Claim, ...others].map(({ draft }) => draft);
    // As arrays: to read rows of a whole form from JSON costs more than to look them up.
    const asked = columns.map(
      ({ name, field }) =>
        sql`${sql.param(claiming.map(({ values }) => columnValue(name, field, values[field.key] ?? null)))}::${sql.raw(types.get(name) ?? 'text')}[]`,
    );
    const named = columns.map(({ name }) => sql.identifier(name));
    const table = sql.identifier(form.id);
    const same = fields.map((key) => sql`t.${sql.identifier(key)} = r.${sql.identifier(key)}`);
    const standing = forEver ? sql`` : sql` AND t.deleted_at IS NULL`;
    const readable = sql`coalesce(${asCondition(rowPolicy(form.id, 'read', 't'))}, FALSE)`;
    return sql`SELECT ${sql.raw(`'unique ${name}' AS about`)}, r.id::text AS key, t.id::text AS other, ${readable} AS holds FROM unnest(${sql.param(claiming.map(({ id }) => id))}::uuid[], ${sql.join(asked, sql`, `)}) AS r(id, ${sql.join(named, sql`, `)}) JOIN ${table} t ON ${sql.join(same, sql` AND `)} AND t.id <> r.id${standing}`;
  });
}

/** The problems of claims that somebody else holds, in the register or in the same envelope. */
export function takenProblems(
  claims: readonly Claim[],
  drafts: readonly Settled[],
  answers: readonly Answer[],
): Problem[] {
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const taken = new Map<string, Answer>();
  for (const answer of answers) {
    // Another record of this envelope gives its value up, or is one of the claims below.
    const isHere = answer.other !== null && byId.has(answer.other);
    if (!isHere) taken.set(`${answer.about} ${answer.key}`, answer);
  }
  const first = new Map<string, string>();
  return claims.flatMap(({ draft, set, key }) => {
    const holder = taken.get(`unique ${set.name} ${draft.id}`);
    const twin = first.get(key);
    if (twin === undefined) first.set(key, draft.id);
    if (!holder && twin === undefined) return [];
    const other = holder ? (holder.holds ? holder.other : null) : twin;
    return [problemOf(draft, set, other ?? null)];
  });
}

function problemOf(draft: Settled, { fields }: UniqueSet, other: string | null): Problem {
  const [field = ''] = fields;
  const about = { form: draft.form.id, record: draft.id, field };
  const known = other === null ? {} : { record: other };
  return fields.length > 1
    ? { code: 'record.not_unique', ...about, params: { fields, ...known } }
    : { code: 'field.taken', ...about, params: { value: draft.values[field], ...known } };
}
