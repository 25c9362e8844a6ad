import { mkdirSync } from 'node:fs';
import { expect } from 'vitest';
import { sharedDesk } from './desk.ts';
import { accessibilityFaults } from './looks.ts';
import { others, people, writeCareer } from './record-people.ts';
import { type Visit, visit } from './visit.ts';

/** With a folder in BAARA_SHOTS, each page that is checked is drawn there too. */
// biome-ignore lint/suspicious/noUndeclaredEnvVars: no task of turbo reads it.
const shots = process.env.BAARA_SHOTS;

/** A camera that sees a moving pattern, and the people whose careers the stories open. */
export const desk = sharedDesk(
  ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  async ({ served, browser }) => {
    const { page, close } = await visit({ browser, served, language: 'fr' });
    for (const each of [...Object.values(people), ...Object.values(others)]) {
      await writeCareer(page, served.country, each);
    }
    await close();
  },
);

/** The page as it stands is clean by axe's rules, and no wider than its window. */
export async function checked(visited: Visit, name: string): Promise<void> {
  const { page } = visited;
  await page.waitForLoadState('networkidle');
  if (shots) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({
      path: `${shots}/${name}.png`,
      fullPage: (await page.locator('dialog[open]').count()) === 0,
    });
  }
  expect(await accessibilityFaults(page)).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${name} is wider than the window`).toBeLessThanOrEqual(0);
}
