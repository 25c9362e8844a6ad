import { asSystem, current, inTransaction, listRecords, type PartContext } from '@baara/server';
import { trainedContacts } from './trained.ts';

/** A unit, as a page names it. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A district with what the network has there; `id` is null for communes that no district holds. */
export interface District {
  readonly id: string | null;
  readonly name: string;
  /** The unit above it. */
  readonly within: string;
  readonly organisations: number;
  readonly communes: number;
  /** Its communes without a trained contact, by name. */
  readonly without: readonly Named[];
}

/**
 * The districts of the units one works for, with their communes that have no trained contact. A district holds what stands below it, and what
 * stands below the territory in which it is located. A commune has a contact when an organisation that stands in it, or that
 * names it among the places it covers, has one who is trained today. Which communes these are hangs on every contact of the
 * country, so it is asked as the system, of the communes below the caller's own units alone.
 *
 * @throws {BaaraError} `access.field_denied` for who may not read the contacts of the network
 */
export async function districts({ sql }: PartContext): Promise<readonly District[]> {
  await listRecords({ form: 'referral_contact', limit: 1, select: ['organisation'] });
  const { database, model, session, today } = current();
  const held = session.kind === 'user' ? session.assignments.map(({ unit }) => unit) : [null];
  const everywhere = held.includes(null);
  const units = held.filter((unit) => unit !== null);
  return inTransaction(
    { database, model, session: asSystem('count the communes without a trained contact') },
    () => sql<Row>`
    WITH tree AS MATERIALIZED (SELECT ancestor, descendant FROM unit_closure),
    place AS MATERIALIZED (SELECT id, name, type, parent, located_in, status FROM unit),
    reach AS MATERIALIZED (
      SELECT c.descendant AS unit FROM tree c WHERE ${everywhere} OR c.ancestor = ANY(${units}::uuid[])
      UNION
      SELECT c.descendant FROM place u JOIN tree c ON c.ancestor = u.located_in WHERE u.id = ANY(${units}::uuid[])
    ), district AS MATERIALIZED (
      SELECT u.id, u.name, u.parent, u.located_in FROM place u JOIN unit_type t ON t.code = u.type
      WHERE u.status <> 'CLOSED' AND coalesce(t.sgbv_training_directory, t.code = 'DISTRICT')
    ), holds AS MATERIALIZED (
      SELECT DISTINCT d.id AS district, d.name, c.descendant AS unit
      FROM district d CROSS JOIN LATERAL (VALUES (d.id), (d.located_in)) o (unit) JOIN tree c ON c.ancestor = o.unit
    ), commune AS MATERIALIZED (
      SELECT DISTINCT ON (u.id) u.id, u.name, u.parent, h.district FROM place u LEFT JOIN holds h ON h.unit = u.id
      WHERE u.type = 'COMMUNE' AND u.status <> 'CLOSED' AND u.id IN (SELECT unit FROM reach)
      ORDER BY u.id, h.name, h.district
    ), organisation AS MATERIALIZED (
      SELECT o.id, o.unit, u.located_in FROM referral_organisation o JOIN place u ON u.id = o.unit
      WHERE o.opened <= ${today} AND (o.closed IS NULL OR o.closed > ${today})
    ), ${trainedContacts}, trained AS MATERIALIZED (
      SELECT o.* FROM organisation o WHERE o.id IN (
        SELECT k.organisation FROM known k WHERE k.valid_from <= ${today} AND (k.valid_to IS NULL OR k.valid_to > ${today})
          AND k.day <= ${today}::date
      )
    ), served AS MATERIALIZED (
      SELECT c.ancestor AS unit
      FROM trained o CROSS JOIN LATERAL (VALUES (o.unit), (o.located_in)) s (unit) JOIN tree c ON c.descendant = s.unit
      UNION
      SELECT a.value FROM trained o JOIN referral_organisation__area a ON a.record = o.id
    )
    SELECT d.id, coalesce(d.name, p.name, '') AS name, coalesce(a.name, '') AS within,
      coalesce(n.organisations, 0) AS organisations, count(c.id)::int AS communes,
      coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) ORDER BY c.name, c.id)
        FILTER (WHERE c.id IS NOT NULL AND c.id NOT IN (SELECT s.unit FROM served s)), '[]') AS without
    FROM (SELECT * FROM district WHERE id IN (SELECT unit FROM reach)) d
    FULL JOIN commune c ON c.district = d.id
    LEFT JOIN (
      SELECT h.district, count(DISTINCT o.id)::int AS organisations FROM organisation o JOIN holds h ON h.unit = o.unit GROUP BY 1
    ) n ON n.district = d.id
    LEFT JOIN place p ON p.id = c.parent AND d.id IS NULL
    LEFT JOIN place a ON a.id = coalesce(d.parent, p.parent)
    GROUP BY d.id, d.name, p.id, p.name, a.name, n.organisations
    ORDER BY d.id IS NULL, a.name, 2, d.id`,
  );
}

type Row = District & Record<string, unknown>;
