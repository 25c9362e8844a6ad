import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, uuidv7 } from '@baara/model';
import { openDatabase } from '@baara/server';
import { openEmptyDatabase, testEngine } from '@baara/server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreFromFile } from '../../core/server/src/backup/index.ts';
import { disagreements, readRegister } from './agreement.ts';
import { type Ledger, type Write, writeAtOnce } from './clients.ts';
import { canFillDisks, clearDisk, fillDisk } from './full-disk.ts';
import { type Office, openOffice, signIn } from './office.ts';
import { openPostgres, type PostgresToKill } from './postgres-to-kill.ts';
import site from './site.ts';

/** As many as the issue asks for; fewer, to look at a fault quickly: BAARA_FAULT_WRITES=100. */
const { BAARA_FAULT_WRITES: asked = '1000' } = process.env;
const writes = Number(asked);
const clients = 16;
/** How many of them are acknowledged before the backup begins. */
const beforeBackup = 0.7 * writes;
const patienceMs = 900_000;

let postgres: PostgresToKill | null = null;
let office: Office;
let cookie: string;
let ledger: Ledger;
/** Acknowledged after the disk was full. */
const later: Write[] = [];
const refusedWrites: Write[] = [];
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  if (testEngine() === 'postgres') {
    postgres = await openPostgres();
    closing.push(postgres.stop);
  }
  office = await openOffice(postgres ? { DATABASE_URL: postgres.url('office') } : {});
  closing.unshift(office.kill, office.house.remove);
  cookie = await signIn(office);
}, patienceMs);
afterAll(async () => {
  for (const close of closing) await close();
});

const get = (path: string) => fetch(`${office.address()}${path}`, { headers: { cookie } });
const post = (path: string, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(`${office.address()}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body,
  });

/** Asks until the answer is the one that is waited for: how long that takes is the machine's affair. */
async function until(question: () => Promise<boolean>): Promise<void> {
  while (!(await question())) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function killServer(): Promise<void> {
  await office.kill();
  // What its supervisor does: the lock that the dead process has left must not bar the way.
  await office.start();
}

async function killPostmaster({ killPostmaster, restart }: PostgresToKill): Promise<void> {
  killPostmaster();
  await until(async () => (await get('/readyz')).status === 503);
  // All its processes see in a moment that their parent is gone.
  let refused = await get('/api/v1/records/person');
  while (refused.ok) refused = await get('/api/v1/records/person');
  expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'database.unavailable' }]);
  await restart();
}

async function takeBackup(): Promise<void> {
  const { code, output } = await office.command(['backup', 'during.baara']);
  expect(code, output).toBe(0);
}

test(
  `16 clients write on ${testEngine()} while all that serves them is killed, one after the other`,
  async () => {
    const base = postgres;
    ledger = await writeAtOnce({
      ...{ office, cookie, writes, clients },
      at: base
        ? {
            [0.2 * writes]: base.killBackend,
            [0.4 * writes]: () => killPostmaster(base),
            [0.6 * writes]: killServer,
            [beforeBackup]: takeBackup,
          }
        : {
            [0.2 * writes]: office.killThread,
            [0.4 * writes]: killServer,
            [0.6 * writes]: office.killThread,
            [beforeBackup]: takeBackup,
          },
    });
    expect(ledger.acknowledged.size).toBe(writes);
    // Whoever was not served was told so, in their language, and when to come again.
    expect(ledger.refusals.length).toBeGreaterThan(0);
    for (const { code, retryAfter, title } of ledger.refusals.filter(({ status }) => status === 503)) {
      expect(['database.unavailable', 'database.deadline']).toContain(code);
      expect(Number(retryAfter)).toBeGreaterThan(0);
      expect(title).toMatch(/La base de données ne répond pas|La demande a pris trop de temps/u);
    }
    await until(async () => (await get('/readyz')).status === 200);
  },
  patienceMs,
);

/** One person with a long story: it fills what is left of a small disk soon. */
async function writeStory(): Promise<Response> {
  const write = { envelope: uuidv7(), person: uuidv7(), becomes: { surname: 'Bavard', facility: null, rev: 1 } };
  const values = { surname: 'Bavard', story: randomBytes(14_000).toString('base64') };
  const operations = [{ do: 'create', form: 'person', id: write.person, values }];
  const response = await post('/api/v1/envelopes', JSON.stringify({ id: write.envelope, operations }));
  (response.ok ? later : refusedWrites).push({ ...write, post: '' });
  return response;
}

test.runIf(canFillDisks)(
  'on a full disk says so, reads on or comes back by itself, and saves again when there is room',
  async () => {
    const processes = [office.process().pid as number, ...((await postgres?.processes()) ?? [])];
    fillDisk(processes);
    let refused = await writeStory();
    while (refused.ok) refused = await writeStory();
    const problem = (await refused.json()) as { readonly code: string; readonly title: string };
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(problem.code).toBe('storage.full');
    expect(problem.title).toContain('Le disque du serveur est plein');
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toMatch(/baara_hindered_total\{code="storage.full"\} [1-9]/u);
    if (postgres) {
      expect((await get('/api/v1/records/person?limit=1')).status).toBe(200);
      const sent = await post('/api/v1/files?name=acte.txt', new Uint8Array(Buffer.alloc(2_000_000, 'acte ')));
      expect([sent.status, await sent.json()]).toMatchObject([503, { code: 'storage.full' }]);
    }

    clearDisk(processes);
    await until(async () => (await writeStory()).ok);
    expect((await get('/readyz')).status).toBe(200);
  },
  patienceMs,
);

test(
  'then every acknowledged write is there once, and record, history, placement and audit agree',
  async () => {
    await office.stop();
    if (!postgres) expect(existsSync(join(office.house.root, 'data/office/lock.json'))).toBe(false);
    const database = await openDatabase(
      postgres
        ? { engine: 'postgres', url: postgres.url('office') }
        : { engine: 'pglite', directory: join(office.house.root, 'data/office') },
    );
    const register = await readRegister(database, compose(site)).finally(() => database.close());
    const { abandoned, refusals, opened } = ledger;
    const acknowledged = [...ledger.acknowledged.values()];
    expect(
      disagreements(register, {
        acknowledged: [...acknowledged, ...later],
        abandoned: [...abandoned, ...refusedWrites],
      }),
    ).toEqual([]);
    // The opening of a file is written down once, and with the answer.
    expect(new Set(register.openings).size).toBe(register.openings.length);
    expect(register.openings).toEqual(expect.arrayContaining([...opened]));
    const whole = abandoned.filter(({ envelope }) => register.envelopes.has(envelope)).length;
    console.log(
      `${testEngine()}: ${acknowledged.length} writes of ${clients} clients acknowledged: 0 lost, 0 twice, 0 half; ${refusals.length} answers missed; ` +
        `${abandoned.length} never acknowledged and given up: ${whole} whole, ${abandoned.length - whole} absent; ` +
        `${later.length} saved and ${refusedWrites.length} refused around a full disk`,
    );
  },
  patienceMs,
);

test(
  'and the backup that was made meanwhile restores one whole moment',
  async () => {
    const files = await mkdtemp(join(tmpdir(), 'baara-restored-'));
    const target = await openEmptyDatabase();
    closing.unshift(target.close, () => rm(files, { recursive: true }));
    const model = compose(site);
    await restoreFromFile({ database: target.database, model, files }, join(office.house.root, 'during.baara'));
    const moment = await readRegister(target.database, model);
    const sent = [...ledger.acknowledged.values()];
    const promised = sent.slice(0, beforeBackup);
    expect(disagreements(moment, { acknowledged: promised, abandoned: [...sent, ...ledger.abandoned] })).toEqual([]);
    console.log(
      `${testEngine()}: ${moment.envelopes.size} of ${sent.length} writes in the backup, ${promised.length} promised`,
    );
  },
  patienceMs,
);
