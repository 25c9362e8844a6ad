import type { Model } from '@baara/model';
import { verifyAudit } from '../../core/server/src/audit/index.ts';
import type { Database } from '../../core/server/src/database/index.ts';
import type { Write } from './clients.ts';
import { country } from './site.ts';

/** What a register says of one person, in all the places that must say the same. */
interface Said {
  readonly person: string;
  readonly surname: string;
  readonly rev: number;
  /** Its assignments, as `unit/rev`. */
  readonly posts: string;
  /** Where lists find it, as `unit/owner`. */
  readonly places: string;
  /** Its history, as `rev/surname after`, and its assignments’, as `rev`. */
  readonly past: string;
  readonly postPast: string | null;
}

const question = {
  text: `
    SELECT p.id::text AS person, p.surname, p.rev,
      coalesce((SELECT string_agg(a.facility || '/' || a.rev, ',') FROM assignment a WHERE a.person = p.id), '') AS posts,
      coalesce((SELECT string_agg(w.unit || '/' || w.owner, ',') FROM person_place w WHERE w.record = p.id), '') AS places,
      (SELECT string_agg(h.rev || '/' || (h.after->>'surname'), ',' ORDER BY h.rev, h.at) FROM baara_history h WHERE h.record = p.id) AS past,
      (SELECT string_agg(h.rev::text, ',') FROM baara_history h JOIN assignment a ON a.id = h.record WHERE a.person = p.id) AS "postPast"
    FROM person p`,
  params: [],
};

/** Rows that belong to nothing: each is a write of which half is there. */
const halves = {
  text: `
    SELECT 'history without envelope' AS what, record::text AS id FROM baara_history h
      WHERE user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM baara_envelope e WHERE e.id = h.envelope)
    UNION ALL SELECT 'envelope without history', id::text FROM baara_envelope e
      WHERE user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM baara_history h WHERE h.envelope = e.id)
    UNION ALL SELECT 'history without record', record::text FROM baara_history h
      WHERE user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = h.record) AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.id = h.record)
    UNION ALL SELECT 'assignment without person', id::text FROM assignment a WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = a.person)
    UNION ALL SELECT 'place without person', record::text FROM person_place w WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.id = w.record)`,
  params: [],
};

/** What stands in a register. */
export interface Register {
  readonly people: readonly Said[];
  readonly envelopes: ReadonlySet<string>;
  /** Openings of files in the audit, by record. */
  readonly openings: readonly string[];
  /** Sentences about rows that belong to nothing, and breaks in the audit's chain. */
  readonly broken: readonly string[];
}

/** Reads the whole register of an office that is stopped. */
export async function readRegister(database: Database, model: Model): Promise<Register> {
  const { faults } = await verifyAudit({ database, model });
  return database.maintenance(async (connection) => {
    const people = (await connection.query({ ...question })) as unknown as readonly Said[];
    const left = await connection.query<{ what: string; id: string }>(halves);
    const envelopes = await connection.query<{ id: string }>({
      ...{ text: 'SELECT id::text AS id FROM baara_envelope WHERE user_id IS NOT NULL', params: [] },
    });
    const openings = await connection.query<{ record: string }>({
      ...{ text: `SELECT record::text AS record FROM baara_audit WHERE kind = 'record_opened'`, params: [] },
    });
    return {
      people,
      envelopes: new Set(envelopes.map(({ id }) => id)),
      openings: openings.map(({ record }) => record),
      broken: [
        ...left.map(({ what, id }) => `${what}: ${id}`),
        ...faults.map(({ kind, from }) => `audit ${kind} at ${from}`),
      ],
    };
  });
}

/**
 * What of a register is not as its clients were told, in sentences: what they were promised and is not there, what nobody sent, and each person of
 * whom record, assignment, history and placement do not say what the writes that are there have made of them.
 */
export function disagreements(
  { people, envelopes, broken }: Register,
  { acknowledged, abandoned }: { readonly acknowledged: readonly Write[]; readonly abandoned: readonly Write[] },
): readonly string[] {
  const sent = new Map([...acknowledged, ...abandoned].map((write) => [write.envelope, write]));
  return [
    ...broken,
    ...acknowledged.filter(({ envelope }) => !envelopes.has(envelope)).map(({ envelope }) => `lost: ${envelope}`),
    ...[...envelopes].filter((id) => !sent.has(id)).map((id) => `sent by nobody: ${id}`),
    ...differences(
      people,
      [...sent.values()].filter(({ envelope }) => envelopes.has(envelope)),
    ),
  ];
}

/** Each person as the writes that are there must have left it. */
function differences(people: readonly Said[], kept: readonly Write[]): string[] {
  const writesOf = new Map<string, Write[]>();
  for (const write of kept) writesOf.set(write.person, [...(writesOf.get(write.person) ?? []), write]);
  const faults = people.filter(({ person }) => !writesOf.has(person)).map(({ person }) => `made by nobody: ${person}`);
  const said = new Map(people.map((each) => [each.person, each]));
  for (const [person, writes] of writesOf) {
    const states = writes.map(({ becomes }) => becomes).sort((one, other) => one.rev - other.rev);
    const last = states.at(-1);
    if (!last) continue;
    const wanted: Said = {
      ...{ person, surname: last.surname, rev: last.rev },
      ...(last.facility
        ? { posts: `${last.facility}/1`, places: `${last.facility}/true`, postPast: '1' }
        : // Who has no post is the file of the unit that registered them.
          { posts: '', places: `${country}/true`, postPast: null }),
      past: states.map(({ rev, surname }) => `${rev}/${surname}`).join(','),
    };
    const found = JSON.stringify({ ...wanted, ...(said.get(person) ?? { rev: 0 }) });
    if (found !== JSON.stringify(wanted)) faults.push(`wanted ${JSON.stringify(wanted)}, found ${found}`);
  }
  return faults;
}
