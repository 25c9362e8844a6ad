import { BaaraError } from '@baara/model';
import { expect, it } from 'vitest';
import { attempt } from './attempt.ts';

/** Sends once and tells by which id. */
async function sent(content: unknown, code?: 'network.unreachable' | 'record.invalid'): Promise<string> {
  let used = '';
  await attempt(content, async (id) => {
    used = id;
    if (code) throw new BaaraError({ code });
  }).catch(() => undefined);
  return used;
}

it('tries again with the id of the attempt that nobody answered', async () => {
  const first = await sent({ surname: 'Koné' }, 'network.unreachable');
  expect(await sent({ surname: 'Koné' }, 'network.unreachable')).toBe(first);
  expect(await sent({ surname: 'Koné' })).toBe(first);
});

it('takes another id for other content, and after any answer', async () => {
  const first = await sent({ surname: 'Touré' }, 'network.unreachable');
  expect(await sent({ surname: 'Traoré' })).not.toBe(first);
  expect(await sent({ surname: 'Touré' }, 'record.invalid')).toBe(first);
  expect(await sent({ surname: 'Touré' })).not.toBe(first);
});
