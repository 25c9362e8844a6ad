import { createHash } from 'node:crypto';
import { BaaraError } from '@baara/model';
import { current } from '../database/index.ts';
import type { SystemTable } from '../schema/system-table.ts';
import { canonical } from './stored.ts';
import type { Envelope, EnvelopeResult } from './types.ts';

/** Every envelope that was ever applied: a phone may send one again after weeks. */
export const envelopeTable: SystemTable = {
  name: 'baara_envelope',
  ddl: [
    `CREATE TABLE IF NOT EXISTS baara_envelope (
      id uuid PRIMARY KEY,
      content bytea NOT NULL,
      user_id text,
      at timestamptz NOT NULL DEFAULT now()
    )`,
  ],
};

/**
 * Takes an envelope's id for this transaction, or answers what it wrote when it was applied before (by the same user, with
 * the same content; throws `envelope.mismatch` otherwise). The same envelope in another open transaction is waited for.
 */
export async function claimEnvelope(envelope: Envelope): Promise<EnvelopeResult | null> {
  const { connection, session } = current();
  const user = session.kind === 'user' ? session.user : null;
  const content = contentOf(envelope);
  const claimed = await connection.query({
    text: `INSERT INTO baara_envelope (id, content, user_id) VALUES ($1::text::uuid, decode($2::text, 'hex'), $3::text) ON CONFLICT (id) DO NOTHING RETURNING true AS mine`,
    params: [envelope.id, content, user],
  });
  if (claimed.length > 0) return null;
  const [first] = await connection.query({
    text: `SELECT encode(content, 'hex') AS content, user_id FROM baara_envelope WHERE id = $1::text::uuid`,
    params: [envelope.id],
  });
  if (first?.content !== content || first.user_id !== user) {
    throw new BaaraError({ code: 'envelope.mismatch', params: { id: envelope.id } });
  }
  const records = await connection.query<{ form: string; id: string; rev: number }>({
    text: 'SELECT form, record AS id, rev FROM baara_history WHERE envelope = $1::text::uuid ORDER BY at, record',
    params: [envelope.id],
  });
  return { id: envelope.id, repeated: true, records: inOrderOf(envelope, records), warnings: [] };
}

/** Notes an envelope that nobody will send again: its id is new, and `records` are what it makes. */
export async function noteEnvelope(id: string, records: readonly string[]): Promise<void> {
  const { connection, session } = current();
  const user = session.kind === 'user' ? session.user : null;
  const content = createHash('sha256').update(records.join()).digest('hex');
  await connection.query({
    text: `INSERT INTO baara_envelope (id, content, user_id) VALUES ($1::uuid, decode($2::text, 'hex'), $3::text)`,
    params: [id, content, user],
  });
}

function contentOf({ operations, reason, act }: Envelope): string {
  return createHash('sha256').update(canonical({ operations, reason, act })).digest('hex');
}

/** The records of a result, those of the envelope's operations first and in their order. */
export function inOrderOf<R extends { readonly id: string }>(envelope: Envelope, records: readonly R[]): R[] {
  const position = new Map(envelope.operations.map(({ id }, index) => [id, index]));
  const last = envelope.operations.length;
  return [...records].sort((a, b) => (position.get(a.id) ?? last) - (position.get(b.id) ?? last));
}
