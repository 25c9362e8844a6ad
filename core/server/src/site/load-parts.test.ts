import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model } from '@baara/model';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadServerParts } from './load-parts.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'baara-parts-'));
  write('sites/here/package.json', JSON.stringify({ name: 'here', dependencies: { '@some/home-care': '1.0.0' } }));
  write(
    'node_modules/@some/home-care/package.json',
    JSON.stringify({ name: '@some/home-care', type: 'module', exports: { './server': './server.js' } }),
  );
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

const load = (...ids: string[]) =>
  loadServerParts({
    root,
    site: 'here',
    model: { modules: ids.map((id) => ({ id, parts: ['server'] })) } as unknown as Model,
  });

const reason = (words: string) => ({
  code: 'setting.invalid',
  params: { detail: { en: expect.stringContaining(words) } },
});

test('a module’s server part is found by the name of its package', async () => {
  write('node_modules/@some/home-care/server.js', 'export default { module: "home_care", routes: {} };');
  expect(await load('home_care')).toEqual([{ module: 'home_care', routes: {} }]);
  expect(await load()).toEqual([]);
});

test('a part that is announced and not there, or another’s, stops the start with its reason', async () => {
  await expect(load('leave')).rejects.toMatchObject(reason('no package of module leave'));
  await expect(load('home_care')).rejects.toMatchObject(reason('@some/home-care/server'));
  write('node_modules/@some/home-care/server.js', 'export default { module: "other" };');
  await expect(load('home_care')).rejects.toMatchObject(reason('does not define the part of home_care'));
});
