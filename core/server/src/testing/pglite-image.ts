import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPgliteCopy } from '../database/pglite.ts';
import { packageVersion } from './package-version.ts';
import { pruneImages } from './prune-images.ts';
import type { Beginning, OpenedDatabase } from './test-database.ts';

/** A PGlite database that begins as said: a copy of a data directory that is made once a machine. */
export async function copyOfImage(beginning: Beginning): Promise<OpenedDatabase> {
  const directory = temporary();
  await copyImage(beginning, join(directory, 'pg'));
  const database = await openPgliteCopy(join(directory, 'pg'));
  return {
    database,
    async close() {
      await database.close();
      remove(directory);
    },
  };
}

/** Copies the image of `beginning` to `target`, which must not exist. */
export async function copyImage(beginning: Beginning, target: string): Promise<void> {
  try {
    copy(await image(beginning), target);
  } catch {
    // Another run may have removed it in the moment before it was known to be used again: then it is made anew.
    rmSync(target, { recursive: true, force: true });
    copy(await image(beginning), target);
  }
}

async function image({ key, fill }: Beginning): Promise<string> {
  const version = packageVersion('@electric-sql/pglite', import.meta.url);
  const path = join(tmpdir(), `baara-pglite-${version}-${key}`);
  if (existsSync(path)) {
    // When it was last used: the images of models that no longer are go first.
    utimesSync(path, new Date(), new Date());
    return path;
  }
  const directory = temporary();
  const mine = join(directory, 'pg');
  if (key !== empty.key) copy(await image(empty), mine);
  const database = await openPgliteCopy(mine);
  await fill(database);
  await database.close();
  try {
    renameSync(mine, path);
  } catch (error) {
    // Another test file was quicker: both made the same.
    if (!existsSync(path)) throw error;
  }
  remove(directory);
  pruneImages(tmpdir(), new Date());
  return path;
}

const empty: Beginning = { key: 'empty', fill: async () => {} };

/** Directories of this process that stand. */
const left = new Set<string>();
process.once('exit', () => left.forEach(remove));

function remove(directory: string): void {
  left.delete(directory);
  rmSync(directory, { recursive: true, force: true });
}

function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'baara-test-'));
  left.add(directory);
  return directory;
}

/** `cp` is three times as quick as Node's own copy of a thousand small files. */
function copy(from: string, to: string): void {
  if (process.platform === 'win32') cpSync(from, to, { recursive: true });
  else execFileSync('cp', ['-r', from, to]);
}
