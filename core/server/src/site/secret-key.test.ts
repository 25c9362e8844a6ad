import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { secretKey } from './secret-key.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baara-key-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the first start makes a key that its owner alone reads, and every later one finds it', async () => {
  const data = join(folder, 'new');
  const made = await Promise.all([secretKey({ data }), secretKey({ data })]);
  expect(made[0]).toHaveLength(32);
  expect(made[1]).toEqual(made[0]);
  expect(await secretKey({ data })).toEqual(made[0]);
  expect((await stat(join(data, 'key'))).mode & 0o777).toBe(0o600);
  expect(Buffer.from(made[0]).toString('hex')).toBe((await readFile(join(data, 'key'), 'utf8')).trim());
});

test('a key of the settings makes no file, and a file that holds none is said', async () => {
  const key = new Uint8Array(32);
  expect(await secretKey({ key, data: join(folder, 'none') })).toBe(key);
  await expect(stat(join(folder, 'none'))).rejects.toThrow();
  await writeFile(join(folder, 'key'), 'nothing');
  await expect(secretKey({ data: folder })).rejects.toMatchObject({ code: 'setting.invalid' });
});
