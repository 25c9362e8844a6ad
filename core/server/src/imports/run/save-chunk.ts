import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, execute } from '../../database/index.ts';
import { isToldByWriting, type Settled, saveNew } from '../../records/index.ts';
import { contentId } from '../line/content-id.ts';
import type { Judgement } from '../line/judge.ts';
import type { JudgedLine } from '../types.ts';
import { type Saved, saveLines } from './save-lines.ts';
import type { StoredImport } from './store.ts';

interface Chunk {
  readonly lines: readonly JudgedLine[];
  readonly imported: number;
}

/** Saves what is ready, and says of each line what became of it. */
export async function saveChunk(judgement: Judgement, stored: StoredImport): Promise<Chunk> {
  const ready = judgement.lines.filter(({ outcome }) => outcome === 'ready');
  const reason = `import: ${stored.name}`;
  const { refused, envelopes } =
    (await savedAtOnce(draftsOf(ready, judgement), reason)) ??
    (await saveLines(ready, { envelope: contentId(stored.id, String(ready[0]?.row)), reason }));
  for (const each of envelopes) {
    await execute(sql`
      INSERT INTO baara_import_envelope (import, envelope) VALUES (${stored.id}::uuid, ${each}::uuid) ON CONFLICT DO NOTHING`);
  }
  const lines = judgement.lines.map((line): JudgedLine => {
    const reasons = refused.get(line.row);
    return reasons ? { ...line, outcome: 'refused', reasons: [...line.reasons, ...reasons], records: [] } : line;
  });
  return { lines, imported: ready.length - refused.size };
}

const takenBack = Symbol('taken back');

/** What saving would say. Nothing is written where the judgement has said it all; else it is saved and taken back. */
export async function tryChunk(judgement: Judgement, stored: StoredImport): Promise<Chunk> {
  const ready = judgement.lines.filter(({ outcome }) => outcome === 'ready');
  let chunk: Chunk = { lines: judgement.lines, imported: 0 };
  if (!(await isToldByWriting(draftsOf(ready, judgement)))) return chunk;
  try {
    await current().connection.savepoint(async () => {
      chunk = await saveChunk(judgement, stored);
      throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  return { lines: chunk.lines, imported: 0 };
}

const draftsOf = (lines: readonly JudgedLine[], { drafts }: Judgement): Settled[] =>
  lines.flatMap(({ records }) => records.flatMap(({ id }) => drafts.get(id) ?? []));

/** The whole chunk at once; null when something stands against it, and the lines must be tried to find out which. */
async function savedAtOnce(drafts: readonly Settled[], reason: string): Promise<Saved | null> {
  if (drafts.length === 0) return { refused: new Map(), envelopes: [] };
  try {
    const envelope = await current().connection.savepoint(() => saveNew(drafts, reason));
    return { refused: new Map(), envelopes: [envelope] };
  } catch (error) {
    if (error instanceof BaaraError && error.status < 500) return null;
    throw error;
  }
}
