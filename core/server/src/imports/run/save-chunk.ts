import { BaaraError } from '@baara/model';
import { current } from '../../database/index.ts';
import { isToldByWriting, type PreparedRecords, prepareNew, type Settled, saveNew } from '../../records/index.ts';
import { contentId } from '../line/content-id.ts';
import type { Judgement } from '../line/judge.ts';
import type { JudgedLine } from '../types.ts';
import { type Saved, saveLines } from './save-lines.ts';
import type { StoredImport } from './store.ts';

interface Chunk {
  readonly lines: readonly JudgedLine[];
  readonly imported: number;
  /** What was saved stands under these. */
  readonly envelopes: readonly string[];
}

/** What of a chunk is ready, made so far that it has only to be written. */
export function prepareChunk(judgement: Judgement): Promise<PreparedRecords> {
  return prepareNew(draftsOf(readyOf(judgement), judgement));
}

/** Saves what is ready, and says of each line what became of it. */
export async function saveChunk(judgement: Judgement, prepared: PreparedRecords, stored: StoredImport): Promise<Chunk> {
  const ready = readyOf(judgement);
  const reason = `import: ${stored.name}`;
  const { refused, envelopes } =
    (await savedAtOnce(prepared, reason)) ??
    (await saveLines(ready, { envelope: contentId(stored.id, String(ready[0]?.row)), reason }));
  const lines = judgement.lines.map((line): JudgedLine => {
    const reasons = refused.get(line.row);
    return reasons ? { ...line, outcome: 'refused', reasons: [...line.reasons, ...reasons], records: [] } : line;
  });
  return { lines, imported: ready.length - refused.size, envelopes };
}

const takenBack = Symbol('taken back');

/** What saving would say. Nothing is written where the judgement has said it all; else it is saved and taken back. */
export async function tryChunk(judgement: Judgement, stored: StoredImport): Promise<Chunk> {
  let chunk: Chunk = { lines: judgement.lines, imported: 0, envelopes: [] };
  if (!(await isToldByWriting(draftsOf(readyOf(judgement), judgement)))) return chunk;
  try {
    await current().connection.savepoint(async () => {
      chunk = await saveChunk(judgement, await prepareChunk(judgement), stored);
      throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  return { lines: chunk.lines, imported: 0, envelopes: [] };
}

const readyOf = ({ lines }: Judgement) => lines.filter(({ outcome }) => outcome === 'ready');

const draftsOf = (lines: readonly JudgedLine[], { drafts }: Judgement): Settled[] =>
  lines.flatMap(({ records }) => records.flatMap(({ id }) => drafts.get(id) ?? []));

/** The whole chunk at once; null when something stands against it, and the lines must be tried to find out which. */
async function savedAtOnce(prepared: PreparedRecords, reason: string): Promise<Saved | null> {
  if (prepared.drafts.length === 0) return { refused: new Map(), envelopes: [] };
  try {
    const envelope = await current().connection.savepoint(() => saveNew(prepared, reason));
    return { refused: new Map(), envelopes: [envelope] };
  } catch (error) {
    if (error instanceof BaaraError && error.status < 500) return null;
    throw error;
  }
}
