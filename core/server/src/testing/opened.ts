import { appendFileSync } from 'node:fs';

/**
 * Notes that a test of the running file opened a database, for `npm test`, which must run that file on both engines and says so where its list leaves it out.
 * Vitest keeps the path of the file that its worker runs in its state.
 */
export function noteOpened(): void {
  const list = process.env.BAARA_TEST_OPENED;
  const { __vitest_worker__: worker } = globalThis as { readonly __vitest_worker__?: { readonly filepath?: string } };
  if (list && worker?.filepath) appendFileSync(list, `${worker.filepath}\n`);
}
