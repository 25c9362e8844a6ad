import { chmod, mkdir, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { BaaraError } from '@baara/model';
import { noteBackup } from './note-backup.ts';
import { sinkInto } from './sink.ts';
import type { Office } from './types.ts';
import { writeBackup } from './write-backup.ts';

/** What the server says after the lines of a backup, or instead of them. */
export type LastWord =
  | { readonly done: Awaited<ReturnType<typeof writeBackup>> }
  | { readonly refused: Pick<BaaraError, 'code' | 'params'> };

/** The longest path of a socket that every system takes. */
const longestPath = 100;

/** Where a server that has the data of `folder` for itself takes requests from its own machine. */
export function doorOf(folder: string): string {
  return join(folder, 'door', 'baara.sock');
}

/**
 * Lets `baara backup` ask for a backup of data that only this process may open. Who may ask is whom the operating system lets into the
 * folder of the door: the account that the server runs under, and root. Nothing of it is reachable from the network.
 */
export async function openDoor(office: Office, folder: string): Promise<{ close(): Promise<void> }> {
  const path = doorOf(folder);
  if (Buffer.byteLength(path) > longestPath) throw new Error(`the path of ${path} is too long for a socket`);
  const room = join(path, '..');
  await mkdir(room, { recursive: true, mode: 0o700 });
  await chmod(room, 0o700);
  // The lock of the folder is held: a socket that lies here is that of a dead process.
  await rm(path, { force: true });
  const guests = new Map<Socket, Promise<void>>();
  const server = createServer((socket) => {
    guests.set(
      socket,
      serve(office, socket).finally(() => guests.delete(socket)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of guests.keys()) socket.destroy();
      await Promise.all(guests.values());
      await closed;
    },
  };
}

/** Whoever connects wants a backup: there is nothing else to ask for. */
async function serve(office: Office, socket: Socket): Promise<void> {
  const { sink, broken } = sinkInto(socket, [socket], () => new BaaraError({ code: 'backup.unwritable' }));
  // Nothing is expected of a guest but to be heard leaving.
  socket.resume();
  const say = (word: LastWord) => socket.end(`${JSON.stringify(word)}\n`);
  try {
    await noteBackup(office);
    const database = (await office.database.aside?.()) ?? office.database;
    try {
      say({ done: await Promise.race([writeBackup({ ...office, database }, sink), broken]) });
    } finally {
      if (database !== office.database) await database.close();
    }
  } catch (error) {
    const { code, params } = error instanceof BaaraError ? error : new BaaraError({ code: 'internal' });
    say({ refused: { code, params } });
  }
}
