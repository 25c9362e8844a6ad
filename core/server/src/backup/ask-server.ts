import { once } from 'node:events';
import { connect } from 'node:net';
import { BaaraError } from '@baara/model';
import { writeFileOf } from './backup-file.ts';
import { linesIn } from './lines.ts';
import { doorOf, type LastWord } from './server-door.ts';
import type { Outcome } from './types.ts';

/**
 * Has the server that works with the data of `folder` make a backup, and writes it into a file of the asking process. Answers null when no
 * server is there to be asked.
 */
export async function backupOfServer(facts: {
  readonly folder: string;
  readonly path: string;
  readonly progress: (rows: number) => void;
}): Promise<Outcome | null> {
  const socket = connect(doorOf(facts.folder));
  try {
    await once(socket, 'connect');
  } catch {
    return null;
  }
  try {
    return await writeFileOf(facts.path, async (sink) => {
      let rows = 0;
      for await (const line of linesIn(socket)) {
        const word =
          line.startsWith('{"done"') || line.startsWith('{"refused"') ? (JSON.parse(line) as LastWord) : null;
        if (word && 'done' in word) return word.done;
        if (word) throw new BaaraError(word.refused);
        if (line.startsWith('[')) {
          rows += 1;
          facts.progress(rows);
        }
        await sink(`${line}\n`);
      }
      throw brokenOff();
    });
  } catch (error) {
    throw error instanceof BaaraError ? error : brokenOff(error);
  } finally {
    socket.destroy();
  }
}

function brokenOff(cause?: unknown): BaaraError {
  return new BaaraError({ code: 'database.unavailable', params: { reason: 'the server broke off' }, cause });
}
