import { afterAll, beforeAll } from 'vitest';
import { openOffice } from './office.ts';

// One file, one database: both take part in it one after the other.
beforeAll(async () => {
  await openOffice();
}, 300_000);
afterAll(async () => (await openOffice()).close());

await import('./session.ts');
await import('./answers.ts');
await import('./invitation.ts');
