import { expect, test } from 'vitest';
import { failureOf, translate } from './failure.ts';
import { isFullDisk } from './full-disk.ts';

const full = [
  { state: '53100', message: 'could not extend file "base/5/2619": No space left on device' },
  { state: 'XX000', message: 'could not extend file "base/5/2619" with FileFallocate(): Disk quota exceeded' },
  { state: '58030', message: 'could not write to file "pg_wal/xlogtemp.61": File too large' },
  { state: 'EDQUOT', message: 'EDQUOT: disk quota exceeded, write' },
];
const other = [
  { state: '53200', message: 'out of memory' },
  { state: '23505', message: 'No space left on device' },
  { state: 'XX000', message: 'cache lookup failed for relation 12' },
];

test('a full disk, quota or limit is told from what else goes wrong, whoever says it', () => {
  expect(full.map(isFullDisk)).toEqual([true, true, true, true]);
  expect(other.map(isFullDisk)).toEqual([false, false, false]);
  const [disk] = full.map(translate);
  expect(disk).toMatchObject({ code: 'storage.full', status: 503 });
  expect(failureOf(disk)?.state).toBe('53100');
});
