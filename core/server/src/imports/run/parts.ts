import { BaaraError } from '@baara/model';
import { sql } from 'drizzle-orm';
import { execute, query } from '../../database/index.ts';

/** The largest file that is taken: 100,000 lines of a staff list are 20 MB. */
export const largestFile = 50 * 1024 * 1024;
const partBytes = 256 * 1024;

/** Keeps a file in pieces. Throws `request.too_large` past 50 MB. */
export async function storeParts(id: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  let pos = 0;
  let size = 0;
  for await (const piece of bytes) {
    for (let at = 0; at < piece.byteLength; at += partBytes) {
      const part = piece.subarray(at, at + partBytes);
      size += part.byteLength;
      if (size > largestFile)
        throw new BaaraError({ code: 'request.too_large', params: { bytes: size, most: largestFile } });
      const text = Buffer.from(part).toString('base64');
      await execute(
        sql`INSERT INTO baara_import_part (import, pos, bytes) VALUES (${id}::uuid, ${pos}, decode(${text}, 'base64'))`,
      );
      pos += 1;
    }
  }
}

/** The file's bytes, a piece at a time. `read` runs each statement: in the transaction at hand, or in one of its own. */
export async function* readParts(
  id: string,
  read: <T>(work: () => Promise<T>) => Promise<T>,
): AsyncGenerator<Uint8Array> {
  for (let pos = 0; ; pos += 1) {
    const [part] = await read(() =>
      query<{ bytes: string }>(
        sql`SELECT encode(bytes, 'base64') AS bytes FROM baara_import_part WHERE import = ${id}::uuid AND pos = ${pos}`,
      ),
    );
    if (!part) return;
    yield Buffer.from(part.bytes, 'base64');
  }
}
