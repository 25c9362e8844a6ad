import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BaaraError } from '@baara/model';
import { settingReasons } from './setting-reasons.ts';

const keyBytes = 32;

/**
 * The key that seals what stands in the database: `BAARA_KEY`, else the file `key` in the data folder, which the first start makes for its
 * owner's eyes alone. Throws `setting.invalid` for a file that holds no key.
 */
export async function secretKey({
  key,
  data,
}: {
  readonly key?: Uint8Array;
  readonly data: string;
}): Promise<Uint8Array> {
  if (key) return key;
  const path = join(data, 'key');
  if (!existsSync(path)) {
    await mkdir(data, { recursive: true });
    // Whole or not there at all: of two nodes that start at once on one folder the first makes it.
    const draft = `${path}.${randomBytes(6).toString('hex')}`;
    await writeFile(draft, `${randomBytes(keyBytes).toString('hex')}\n`, { mode: 0o600 });
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await rm(draft);
  }
  const made = keyFrom(await readFile(path, 'utf8'));
  if (!made) throw new BaaraError({ code: 'setting.invalid', params: { setting: path, detail: settingReasons.key } });
  return made;
}

/** 64 hexadecimal digits as bytes; anything else is no key. */
export function keyFrom(words: string): Uint8Array | undefined {
  const digits = words.trim();
  return /^[0-9a-f]{64}$/iu.test(digits) ? new Uint8Array(Buffer.from(digits, 'hex')) : undefined;
}
