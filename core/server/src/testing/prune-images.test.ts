import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pruneImages } from './prune-images.ts';

const now = new Date('2026-03-01T12:00:00Z');
let folder: string;

function image(name: string, idleMinutes: number): void {
  const path = join(folder, name);
  mkdirSync(join(path, 'base'), { recursive: true });
  const used = new Date(now.getTime() - idleMinutes * 60_000);
  utimesSync(path, used, used);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baara-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('images that were not used for longest go, a dozen stay', () => {
  for (let each = 0; each < 15; each += 1) image(`baara-pglite-1-${String(each).padStart(2, '0')}`, 60 + each);
  mkdirSync(join(folder, 'somebody-else'));

  pruneImages(folder, now);

  const left = readdirSync(folder).sort();
  expect(left).toHaveLength(13);
  expect(left).toContain('baara-pglite-1-11');
  expect(left).not.toContain('baara-pglite-1-12');
  expect(left).toContain('somebody-else');
});

test('an image that was used a moment ago stays, however many there are', () => {
  for (let each = 0; each < 15; each += 1) image(`baara-pglite-1-${each}`, 9);

  pruneImages(folder, now);

  expect(readdirSync(folder)).toHaveLength(15);
});
