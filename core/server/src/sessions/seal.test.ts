import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const facts = { key: randomBytes(32), owner: 'awa' };
const secret = 'JBSWY3DPEHPK3PXP';

test('what is sealed opens with its key for its owner, and with nothing else', () => {
  const sealed = seal(secret, facts);
  expect(sealed).not.toContain(secret);
  expect(seal(secret, facts)).not.toBe(sealed);
  expect(unseal(sealed, facts)).toBe(secret);
  expect(unseal(sealed, { ...facts, owner: 'moussa' })).toBeNull();
  expect(unseal(sealed, { ...facts, key: randomBytes(32) })).toBeNull();
  expect(unseal(`${sealed.slice(0, -2)}AA`, facts)).toBeNull();
  expect(unseal('v1:', facts)).toBeNull();
});

test('what was kept before there were keys is read as it is', () => {
  expect(unseal(secret, facts)).toBe(secret);
});
