import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The version of an installed package that does not export its package.json; `from` is a file of who depends on it. */
export function packageVersion(name: string, from: string): string {
  let folder = dirname(createRequire(from).resolve(name));
  for (;;) {
    const manifest = readManifest(join(folder, 'package.json'));
    if (manifest?.name === name) return manifest.version;
    if (dirname(folder) === folder) throw new Error(`no package.json of ${name}`);
    folder = dirname(folder);
  }
}

function readManifest(path: string): { name?: string; version: string } | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { name?: string; version: string };
  } catch {
    return null;
  }
}
