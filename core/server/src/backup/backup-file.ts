import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BaaraError } from '@baara/model';
import { restoreBackup } from './restore-backup.ts';
import type { Office, Outcome } from './types.ts';
import { writeBackup } from './write-backup.ts';

/**
 * Writes a backup into one compressed file, for its owner's eyes alone. The name stands only once everything is on the disk: what broke off
 * leaves nothing that looks like a backup. Throws what the database throws, and what the disk does as `backup.unwritable`.
 */
export async function backupToFile(office: Office, path: string): Promise<Outcome> {
  const part = `${path}.part`;
  const gzip = createGzip({ level: 6 });
  const file = createWriteStream(part, { mode: 0o600 });
  const broken = new Promise<never>((_, reject) => {
    for (const stream of [gzip, file]) {
      stream.once('error', (cause: Error) => {
        reject(new BaaraError({ code: 'backup.unwritable', params: { path, reason: cause.message }, cause }));
      });
    }
  });
  broken.catch(() => undefined);
  gzip.pipe(file);
  try {
    const outcome = await Promise.race([
      writeBackup(office, async (line) => {
        if (!gzip.write(line)) await Promise.race([once(gzip, 'drain'), broken]);
      }),
      broken,
    ]);
    gzip.end();
    await Promise.race([finished(file), broken]);
    const handle = await open(part, 'r');
    await handle.sync();
    await handle.close();
    await rename(part, path);
    return outcome;
  } catch (error) {
    gzip.destroy();
    file.destroy();
    await rm(part, { force: true });
    throw error;
  }
}

/** Puts a backup's contents into an empty database and folder. Throws `backup.unreadable`, `backup.not_empty` or `backup.differs`; then nothing is changed. */
export function restoreFromFile(office: Office, path: string): Promise<Outcome> {
  return restoreBackup(office, linesOf(path));
}

/** Lines end at `\n` and nowhere else: a text may hold the other marks that Unicode counts as line ends. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const packed = createReadStream(path);
  const unpacked = createGunzip();
  packed.once('error', (error) => unpacked.destroy(error));
  packed.pipe(unpacked);
  let rest: Buffer[] = [];
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, end)]).toString('utf8');
        rest = [];
        from = end + 1;
      }
      rest.push(chunk.subarray(from));
    }
  } catch (cause) {
    throw new BaaraError({ code: 'backup.unreadable', params: { reason: (cause as Error).message }, cause });
  }
}
