import type { ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asCondition, rowPolicy } from '../access/index.ts';
import type { Sql } from '../database/types.ts';
import { uniquesOf } from '../schema/index.ts';
import type { Answer } from './asked.ts';
import type { Settled } from './state.ts';
import { columnsOf } from './storage.ts';
import { canonical, columnValues } from './stored.ts';
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

/** What drafts newly claim for themselves: sets of values, all of them given. */
export function claimsOf(drafts: readonly Settled[]): Claim[] {
  return drafts
    .filter(({ verb }) => verb !== 'delete')
    .flatMap((draft) =>
      uniqueSets(draft.form)
        .filter(({ fields }) => draft.verb === 'restore' || fields.some((key) => draft.changed.has(key)))
        .filter(({ fields }) => fields.every((key) => (draft.values[key] ?? null) !== null))
        .map((set) => ({ draft, set, key: `${set.name} ${canonical(set.fields.map((key) => draft.values[key]))}` })),
    );
}

/** One question a set: which claims another row holds already (`other`), and whether the writer may know it (`holds`). */
export function uniqueQuestions(claims: readonly Claim[]): Sql[] {
  const bySet = new Map<UniqueSet, Claim[]>();
  for (const claim of claims) bySet.set(claim.set, [...(bySet.get(claim.set) ?? []), claim]);
  return [...bySet].map(([{ name, fields, forEver }, [first, ...others]]) => {
    const { form } = (first as Claim).draft;
    const columns = fields.flatMap((key) => columnsOf(form.fields[key] as never));
    const rows = [first as Claim, ...others].map(({ draft }) => ({
      id: draft.id,
      ...columnValues(columns, draft.values),
    }));
    const table = sql.identifier(form.id);
    const same = fields.map((key) => sql`t.${sql.identifier(key)} = r.${sql.identifier(key)}`);
    const standing = forEver ? sql`` : sql` AND t.deleted_at IS NULL`;
    const readable = sql`coalesce(${asCondition(rowPolicy(form.id, 'read', 't'))}, FALSE)`;
    return sql`SELECT ${sql.raw(`'unique ${name}' AS about`)}, r.id::text AS key, t.id::text AS other, ${readable} AS holds FROM jsonb_populate_recordset(NULL::${table}, ${JSON.stringify(rows)}::text::jsonb) r JOIN ${table} t ON ${sql.join(same, sql` AND `)} AND t.id <> r.id${standing}`;
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
