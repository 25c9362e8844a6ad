import { asSystem, current, inTransaction, type PartContext } from '@baara/server';
import type { Named } from './districts.ts';
import { trainedContacts } from './trained.ts';

/** Whom to call at an organisation; `trained` is the day of the last training. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly function: string | null;
  readonly phone: string | null;
  readonly focal: boolean;
  readonly trained: string | null;
}

/** A body of the network with all that its directory says; types, services and languages are codes of lists. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Its place in the line of care, from the community up; null for what stands beside it. */
  readonly tier: number | null;
  /** The name of the unit in which it stands. */
  readonly unit: string;
  /** It does not stand in the district nor covers a place of it: somebody there refers to it. */
  readonly beyond: boolean;
  readonly services: readonly string[];
  readonly languages: readonly string[];
  readonly area: readonly string[];
  readonly hours: string | null;
  readonly on_call: boolean;
  readonly phone: string | null;
  /** Ids of organisations of this answer. */
  readonly refers_to: readonly string[];
  readonly contacts: readonly Contact[];
}

export interface Network {
  readonly unit: Named | null;
  readonly organisations: readonly Organisation[];
  /** There are more than one answer holds. */
  readonly more: boolean;
}

/** As many organisations as a sheet or a picture can hold. */
const most = 200;

/** The network of a district as far as the session may read it: who stands there or covers a place of it, to whom they refer, and whom to call. */
export async function networkOf(context: PartContext, district: string): Promise<Network> {
  const [place] = await placesOf(context, [district]);
  if (!place) return { unit: null, organisations: [], more: false };
  const near = await organisationsNear(context, [place.id, ...(place.located_in ? [place.located_in] : [])]);
  const found = await organisationsOf(context, near);
  const shown = found.slice(0, most);
  const contacts = await contactsOf(
    context,
    shown.map(({ id }) => id),
  );
  const names = new Map(
    (
      await placesOf(
        context,
        shown.flatMap(({ unit, area }) => [unit, ...area]),
      )
    ).map(({ id, name }) => [id, name]),
  );
  const tiers = await tiersOf(context);
  const ids = new Set(shown.map(({ id }) => id));
  const organisations = shown.map(
    (each): Organisation => ({
      ...each,
      unit: names.get(each.unit) ?? '',
      area: each.area.flatMap((id) => names.get(id) ?? []),
      tier: tiers.get(each.type) ?? null,
      refers_to: each.refers_to.filter((id) => ids.has(id)),
      contacts: contacts
        .filter(({ organisation }) => organisation === each.id)
        .map(({ organisation: _, ...rest }) => rest),
    }),
  );
  // From the community up the line of care, then what stands beside it.
  organisations.sort(
    (one, other) => Number(one.beyond) - Number(other.beyond) || (one.tier ?? 99) - (other.tier ?? 99),
  );
  return { unit: { id: place.id, name: place.name }, organisations, more: found.length > most };
}

interface Near {
  readonly id: string;
  readonly beyond: boolean;
}

/**
 * The organisations that stand below these units or cover one of theirs, and those to which they refer: by their ids only, of which
 * the session reads what it may. Where units lie is asked as the system, because not everybody reads the tree.
 */
function organisationsNear({ sql }: PartContext, above: readonly string[]): Promise<readonly Near[]> {
  const { today } = current();
  return asked(
    'find the organisations of a district',
    () => sql<Near & Record<string, unknown>>`
    WITH here AS MATERIALIZED (
      SELECT c.descendant AS unit FROM unit_closure c WHERE c.ancestor = ANY(${[...above]}::uuid[])
    ), local AS MATERIALIZED (
      SELECT o.id FROM referral_organisation o WHERE o.unit IN (SELECT unit FROM here)
      UNION
      SELECT a.record FROM referral_organisation__area a WHERE a.value IN (SELECT unit FROM here)
    )
    SELECT id, FALSE AS beyond FROM local
    UNION
    SELECT l.refers_to, TRUE FROM referral_link l WHERE l.organisation IN (SELECT id FROM local) AND l.refers_to NOT IN (SELECT id FROM local)
      AND l.valid_from <= ${today} AND (l.valid_to IS NULL OR l.valid_to > ${today})`,
  );
}

type Found = Omit<Organisation, 'contacts' | 'tier'> & Record<string, unknown>;

function organisationsOf({ sql }: PartContext, near: readonly Near[]): Promise<readonly Found[]> {
  const { today } = current();
  const beyond = near.filter((each) => each.beyond).map(({ id }) => id);
  return sql<Found>`
    SELECT o.id, o.name, o.type, o.unit, o.id = ANY(${beyond}::uuid[]) AS beyond, o.hours, coalesce(o.on_call, FALSE) AS on_call, o.phone,
      coalesce((SELECT json_agg(a.value ORDER BY a.pos) FROM referral_organisation__services a WHERE a.record = o.id), '[]') AS services,
      coalesce((SELECT json_agg(a.value ORDER BY a.pos) FROM referral_organisation__languages a WHERE a.record = o.id), '[]') AS languages,
      coalesce((SELECT json_agg(a.value ORDER BY a.pos) FROM referral_organisation__area a WHERE a.record = o.id), '[]') AS area,
      coalesce((SELECT json_agg(DISTINCT l.refers_to ORDER BY l.refers_to) FROM referral_link l WHERE l.organisation = o.id
        AND l.valid_from <= ${today} AND (l.valid_to IS NULL OR l.valid_to > ${today})), '[]') AS refers_to
    FROM referral_organisation o
    WHERE o.id = ANY(${near.map(({ id }) => id)}::uuid[]) AND o.opened <= ${today} AND (o.closed IS NULL OR o.closed > ${today})
    ORDER BY beyond, o.name, o.id LIMIT ${most + 1}`;
}

/** The contacts of today, focal points first. */
async function contactsOf(
  { sql }: PartContext,
  organisations: readonly string[],
): Promise<readonly (Contact & { readonly organisation: string })[]> {
  const { today } = current();
  const rows = await sql<Omit<Contact, 'trained'> & { readonly organisation: string } & Record<string, unknown>>`
    SELECT k.id, k.organisation, coalesce(nullif(concat_ws(' ', p.surname, p.given_names), ''), k.name, '') AS name,
      k.function, k.phone, coalesce(k.focal_point, FALSE) AS focal
    FROM referral_contact k LEFT JOIN person p ON p.id = k.person
    WHERE k.organisation = ANY(${[...organisations]}::uuid[]) AND k.valid_from <= ${today} AND (k.valid_to IS NULL OR k.valid_to > ${today})
    ORDER BY k.focal_point DESC NULLS LAST, 3, k.id`;
  // Who may see a contact may know who it is and since when trained, also where the session was held in a place whose records they do not see.
  const known = await asked(
    'say which contacts are trained',
    () => sql<{ id: string; day: string | null; name: string | null; phone: string | null }>`
    WITH ${trainedContacts}
    SELECT k.id, CASE WHEN k.day <= ${today}::date THEN k.day END AS day, p.guest_name AS name, p.guest_phone AS phone
    FROM known k LEFT JOIN participation p ON p.id = k.participation WHERE k.id = ANY(${rows.map(({ id }) => id)}::uuid[])`,
  );
  const guests = new Map(known.map(({ id, ...each }) => [id, each]));
  return rows.map(({ name, phone, ...row }) => {
    const guest = guests.get(row.id);
    return {
      ...row,
      name: name || (guest?.name ?? ''),
      phone: phone ?? guest?.phone ?? null,
      trained: guest?.day ?? null,
    };
  });
}

type Place = Named & { readonly located_in: string | null } & Record<string, unknown>;

/** Units by their names, which are everybody's. */
const placesOf = ({ sql }: PartContext, ids: readonly string[]): Promise<readonly Place[]> =>
  asked(
    'name the units of the network',
    () => sql<Place>`
    SELECT u.id, u.name, u.located_in FROM unit u WHERE u.id = ANY(${[...new Set(ids)]}::uuid[])`,
  );

async function tiersOf({ sql }: PartContext): Promise<ReadonlyMap<string, number>> {
  const rows = await asked(
    'order the types of the network',
    () => sql<{ code: string; tier: number }>`
    SELECT t.code, t.tier FROM referral_type t WHERE t.tier IS NOT NULL`,
  );
  return new Map(rows.map(({ code, tier }) => [code, tier]));
}

/** What is asked beyond the caller's rights. */
function asked<T>(reason: string, question: () => Promise<T>): Promise<T> {
  const { database, model } = current();
  return inTransaction({ database, model, session: asSystem(reason) }, question);
}
