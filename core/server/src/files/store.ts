import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BaaraError, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { current, execute, isFullDisk, query } from '../database/index.ts';
import { uuids } from '../tree/index.ts';
import { acceptedType } from './accepted-type.ts';
import { cleanImage } from './clean-image.ts';
import { mayReadFile } from './may-read.ts';
import type { StoredFile } from './types.ts';

/** A file that was looked at: its type by its content; an image was drawn anew. */
export interface CheckedFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What is kept of bytes that were sent. It takes a moment: before any transaction. Throws `file.refused`. */
export async function checkFile(bytes: Uint8Array): Promise<CheckedFile> {
  const type = await acceptedType(bytes);
  return { type, bytes: type.startsWith('image/') ? await cleanImage(bytes, type) : bytes };
}

/**
 * Keeps a file in `folder` and answers what a `file` or `image` field should hold.
 * The bytes are on the disk before the row says so; a file whose transaction failed is removed.
 */
export async function storeFile(
  facts: CheckedFile & { readonly folder: string; readonly name: string },
): Promise<StoredFile> {
  const { folder, bytes, type } = facts;
  const file: StoredFile = { id: uuidv7(), name: plainName(facts.name), type, size: bytes.byteLength };
  const path = pathOf(folder, file.id);
  await writeDurably(path, bytes);
  try {
    const { session } = current();
    const sender = session.kind === 'user' ? session.user : null;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await execute(sql`
      INSERT INTO baara_file (id, name, type, size, sha256, sender)
      VALUES (${file.id}::uuid, ${file.name}, ${file.type}, ${file.size}, ${sha256}, ${sender})`);
    return file;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** What is known of a file that the session may read. Throws `record.not_found` for one that does not exist or may not be read. */
export async function findFile(id: string): Promise<StoredFile> {
  const [row] = await query(
    sql`SELECT id::text AS id, name, type, size, sender FROM baara_file WHERE id = ${id}::uuid`,
  );
  if (!row || !(await mayReadFile({ id, sender: row.sender === null ? null : String(row.sender) }))) {
    throw new BaaraError({ code: 'record.not_found', params: { form: 'file', id } });
  }
  return { id, name: String(row.name), type: String(row.type), size: Number(row.size) };
}

/** What is known of these files, by id: for who has read, under the session's rights, the rows that hold them. */
export async function filesNamed(ids: readonly string[]): Promise<ReadonlyMap<string, StoredFile>> {
  if (ids.length === 0) return new Map();
  const rows = await query(sql`SELECT id::text AS id, name, type, size FROM baara_file WHERE id = ANY(${uuids(ids)})`);
  return new Map(
    rows.map((row) => [
      String(row.id),
      { id: String(row.id), name: String(row.name), type: String(row.type), size: Number(row.size) },
    ]),
  );
}

/** A file's bytes. Whether they may be read is `findFile`'s matter. */
export async function readFileBytes(folder: string, id: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(pathOf(folder, id)));
}

/** Puts back the bytes of a file whose row a backup brought. */
export function putFileBytes(folder: string, id: string, bytes: Uint8Array): Promise<void> {
  return writeDurably(pathOf(folder, id), bytes);
}

function pathOf(folder: string, id: string): string {
  return join(folder, id.slice(-2), id);
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`;
  try {
    await mkdir(join(path, '..'), { recursive: true });
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true });
    const { code: state = '', message } = cause as NodeJS.ErrnoException;
    throw isFullDisk({ state, message })
      ? new BaaraError({ code: 'storage.full', params: { reason: message }, cause })
      : cause;
  }
}

/** A name for a person to recognise: no path, no control characters, at most 200 characters. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? '';
  return last.replace(/\p{C}/gu, '').trim().slice(-200) || 'fichier';
}
