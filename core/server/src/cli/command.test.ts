import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProgram } from './program.ts';
import { type Begun, type CommandHouse, openCommandHouse, tinySite } from './testing.ts';

let house: CommandHouse;

/** What the first start of this file leaves, closed in order. */
const firstData = 'data/tiny';

beforeAll(async () => {
  house = await openCommandHouse();
  await house.site('tiny', tinySite);
});
afterAll(() => house.remove());

const addressOf = (begun: Begun) => /http:\/\/127\.0\.0\.1:\d+/u.exec(begun.output())?.[0] ?? '';

async function signIn(begun: Begun): Promise<string> {
  const response = await fetch(`${addressOf(begun)}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'awa', password: 'un mot de passe long' }),
  });
  expect(response.status).toBe(200);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

describe('baara start', () => {
  test('with bad settings says one sentence a setting in each language and ends with 2', async () => {
    const { code, output } = await house.run(['start'], { PORT: 'http', LOG_LEVEL: 'loud', BAARA_SITE: 'niger' });
    expect(code).toBe(2);
    for (const setting of ['PORT', 'LOG_LEVEL', 'BAARA_SITE']) expect(output).toContain(setting);
    expect(output).toContain('un numéro de port de 0 à 65535 est attendu, « http » est donné.');
    expect(output).toContain('there is no site “niger”; there are: tiny.');
    expect(output).not.toMatch(/\n\s+at /u);
  });

  test('serves, refuses a second process, ends cleanly at Ctrl-C and starts again on the same data', async () => {
    const first = house.begin(['start']);
    await first.says('Ctrl-C');
    expect(first.output()).toContain('Petit site');
    expect(first.output()).toMatch(/awa\s+un mot de passe long/u);
    const session = (await (await fetch(`${addressOf(first)}/api/v1/session`)).json()) as {
      readonly demo: readonly object[];
    };
    expect(session.demo).toEqual([{ username: 'awa', password: 'un mot de passe long', role: 'Agent' }]);

    const second = await house.run(['start']);
    expect(second.code).toBe(3);
    expect(second.output).toContain('déjà ouvertes');
    expect(second.output).toContain('already open');

    first.process.kill('SIGINT');
    expect((await first.finished).code).toBe(0);
    expect(existsSync(join(house.root, 'data/tiny/lock.json'))).toBe(false);

    const again = house.begin(['start']);
    await again.says('Ctrl-C');
    expect(again.output()).not.toContain('Données de démonstration prêtes');
    const cookie = await signIn(again);
    const page = await fetch(`${addressOf(again)}/api/v1/records/note?count=exact`, { headers: { cookie } });
    expect(await page.json()).toMatchObject({ total: { count: 3 } });
    again.process.kill('SIGTERM');
    expect((await again.finished).code).toBe(0);
  }, 240_000);

  test('on a port that is taken says so and lets go of the data', async () => {
    await house.copy(firstData, 'other');
    const one = house.begin(['start']);
    await one.says('Ctrl-C');
    const port = new URL(addressOf(one)).port;
    const other = await house.run(['start'], { BAARA_DATA: 'other', PORT: port });
    expect(other.code).toBe(2);
    expect(other.output).toContain(`le port ${port} est déjà pris`);
    expect(existsSync(join(house.root, 'other/lock.json'))).toBe(false);
    one.process.kill('SIGINT');
    await one.finished;
  }, 240_000);
});

test('baara backup and restore move a site’s data into another folder, once', async () => {
  const here = { BAARA_DATA: 'here' };
  const there = { BAARA_DATA: 'there' };
  for (const data of [here, there]) await house.empty(data.BAARA_DATA);
  expect(await house.run(['demo', '--people', '3'], here)).toMatchObject({ code: 0 });
  expect(await house.run(['backup', 'tiny.baara'], here)).toMatchObject({ code: 0 });
  expect(await house.run(['backup', 'tiny.baara'], here)).toMatchObject({ code: 2 });
  const moved = await house.run(['restore', 'tiny.baara'], there);
  expect(moved, moved.output).toMatchObject({ code: 0, output: expect.stringContaining('lignes de') });
  const twice = await house.run(['restore', 'tiny.baara'], there);
  expect(twice).toMatchObject({ code: 1, output: expect.stringContaining('n’est pas vide') });
  expect(await house.run(['restore', 'nowhere.baara'], there)).toMatchObject({ code: 2 });
}, 240_000);

test('baara audit verify names an altered, a removed and a reordered entry', async () => {
  // What the moved site was: its accounts and data are in its audit.
  const data = { BAARA_DATA: 'audited' };
  await house.copy('here', 'audited');
  const sound = await house.run(['audit', 'verify'], data);
  expect(sound, sound.output).toMatchObject({ code: 0, output: expect.stringContaining('0 faults') });
  const start = Number(/head (\d+):/u.exec(sound.output)?.[1]);
  // As somebody who owns the database would: eight entries are chained, and then the triggers stand aside.
  const database = await PGlite.create(join(house.root, 'audited', 'pg'));
  await database.exec(`
    INSERT INTO baara_audit (id, kind, reason) SELECT gen_random_uuid(), 'export', 'entry ' || n FROM generate_series(1, 8) n;
    SELECT baara_audit_chain(500);
    ALTER TABLE baara_audit DISABLE TRIGGER USER;
    UPDATE baara_audit SET reason = 'nothing' WHERE position = ${start} + 2;
    DELETE FROM baara_audit WHERE position = ${start} + 4;
    UPDATE baara_audit SET position = -position WHERE position IN (${start} + 6, ${start} + 7);
    UPDATE baara_audit SET position = 2 * ${start} + 13 + position WHERE position < 0;
    ALTER TABLE baara_audit ENABLE TRIGGER USER;`);
  await database.close();
  const { code, output } = await house.run(['audit', 'verify'], data);
  expect(code, output).toBe(1);
  expect(output).toMatch(new RegExp(`^${start + 2}  altered: a été modifiée / was altered`, 'mu'));
  expect(output).toMatch(new RegExp(`^${start + 4}  removed: manque / is missing`, 'mu'));
  for (const moved of [6, 7])
    expect(output).toMatch(new RegExp(`^${start + moved}  reordered: a changé de place / changed its place`, 'mu'));
}, 240_000);

describe('a broken site', () => {
  test('stops the start with every problem, its file and the way out, and ends with 1', async () => {
    const broken = tinySite.replace("title: ['body'],", "title: ['nothing'],").replace("form: '*'", "form: 'strange'");
    await house.site('broken', broken);
    for (const command of ['start', 'check']) {
      const { code, output } = await house.run([command], { BAARA_SITE: 'broken' });
      expect(code, output).toBe(1);
      expect(output).toContain('strange');
      expect(output).toContain('nothing');
    }
  });

  test('that cannot be loaded at all is a setting’s fault', async () => {
    await house.site('empty', 'export const nothing = 1;');
    const { code, output } = await house.run(['check'], { BAARA_SITE: 'empty' });
    expect(code).toBe(2);
    expect(output).toContain('defineSite');
  });
});

describe('baara', () => {
  test('explains every command with examples, and refuses what it does not know with 2', async () => {
    const help = await house.run(['--help']);
    expect(help.code).toBe(0);
    for (const command of ['start', 'check', 'explain', 'demo', 'user', 'backup', 'restore']) {
      expect(help.output).toContain(command);
      expect(await helpOf([command, ...(command === 'user' ? ['create'] : [])]), command).toContain('Example');
    }
    expect((await house.run(['start', '--help'])).code).toBe(0);
    expect((await house.run(['strat'])).code).toBe(2);
    expect((await house.run(['start', '--strange'])).code).toBe(2);
  }, 60_000);
});

/** What the help of a command says: the same program, without a process for each. */
async function helpOf(words: readonly string[]): Promise<string> {
  let said = '';
  const told = (command: Command): void => {
    command.configureOutput({
      writeOut(text) {
        said += text;
      },
    });
    command.commands.forEach(told);
  };
  const program = createProgram();
  told(program);
  await expect(program.parseAsync(['node', 'baara', ...words, '--help'])).rejects.toMatchObject({ exitCode: 0 });
  return said;
}
