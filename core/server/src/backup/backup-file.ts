import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BaaraError } from '@baara/model';
import { linesIn } from './lines.ts';
import { restoreBackup } from './restore-backup.ts';
import { type Sink, sinkInto } from './sink.ts';
import type { Office, Outcome } from './types.ts';
import { writeBackup } from './write-backup.ts';

/**
 * Writes a backup into one compressed file, for its owner's eyes alone. The name stands only once everything is on the disk: what broke off
 * leaves nothing that looks like a backup. Throws what the database throws, and what the disk does as `backup.unwritable`.
 */
export function backupToFile(office: Office, path: string): Promise<Outcome> {
  return writeFileOf(path, (sink) => writeBackup(office, sink));
}

/** The same of lines that `write` brings. */
export async function writeFileOf(path: string, write: (sink: Sink) => Promise<Outcome>): Promise<Outcome> {
  const part = `${path}.part`;
  const gzip = createGzip({ level: 6 });
  const file = createWriteStream(part, { mode: 0o600 });
  const { sink, broken } = sinkInto(
    gzip,
    [gzip, file],
    (cause) => new BaaraError({ code: 'backup.unwritable', params: { path, reason: cause?.message ?? '' }, cause }),
  );
  gzip.pipe(file);
  try {
    const outcome = await Promise.race([write(sink), broken]);
    const ended = finished(file);
    gzip.end();
    await ended.catch(() => broken);
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

async function* linesOf(path: string): AsyncGenerator<string> {
  const packed = createReadStream(path);
  const unpacked = createGunzip();
  packed.once('error', (error) => unpacked.destroy(error));
  packed.pipe(unpacked);
  try {
    yield* linesIn(unpacked as AsyncIterable<Buffer>);
  } catch (cause) {
    throw new BaaraError({ code: 'backup.unreadable', params: { reason: (cause as Error).message }, cause });
  }
}
