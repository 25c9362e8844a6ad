import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/build.mjs';
import { connect, signIn } from './client.mjs';
import { start } from './compare.mjs';
import { staffList } from './import.mjs';
import { turnsOf } from './watch-turns.mjs';

const people = '/api/v1/records/person';
const columns = 'surname,given_names,mali_matricule,sex,birth_date,position_cadre,position_statut,phone';

/** How long one turn of the server's event loop lasts at most in each kind of work, the first time and again: `[{ name, first, again }]`, ms. */
export async function measureTurns({ server, url }) {
  const ours = await start(
    [server, 'start'],
    { DATABASE_URL: url, PORT: '0', HOST: '127.0.0.1', BAARA_DEMO: '0', LOG_LEVEL: 'error' },
    ['--import', pathToFileURL(join(root, 'tests/bench/watch-turns.mjs')).href],
  );
  try {
    const cookie = await signIn(ours.origin, 'drh', 'bamako-2026');
    const rows = [];
    for (const { name, work } of works({ origin: ours.origin, cookie })) {
      const measured = { name };
      for (const time of ['first', 'again']) {
        await longestSince(ours.pid);
        await work();
        measured[time] = await longestSince(ours.pid);
      }
      rows.push(measured);
    }
    return rows;
  } finally {
    await ours.stop();
  }
}

function works({ origin, cookie }) {
  const client = connect(origin, cookie);
  const ask = (path) => client.send({ path });
  const post = async (path, body) => (await client.send({ method: 'POST', path, body })).json;
  const whole = async (path) => (await fetch(`${origin}${path}`, { headers: { cookie } })).arrayBuffer();
  const page = () => ask(`${people}?select=${columns}&limit=50`);
  return [
    { name: 'home', work: () => ask('/api/v1/home') },
    { name: 'a list of 50', work: page },
    { name: 'the definitions of every form', work: () => whole('/api/v1/openapi.json') },
    {
      name: 'fifty records with their children',
      async work() {
        for (const { id } of (await page()).json.rows) await ask(`${people}/${id}?include=children`);
      },
    },
    { name: 'the country as CSV', work: () => whole(`/api/v1/exports/person?format=csv&columns=${columns}`) },
    { name: 'the country as XLSX', work: () => whole(`/api/v1/exports/person?format=xlsx&columns=${columns}`) },
    { name: 'an import of 5,000 lines, dry run and import', work: () => imported({ origin, cookie, post, ask }) },
    { name: '200 people changed at once, tried and made', work: () => changed({ post, ask }) },
  ];
}

let turn = 0;

async function imported({ origin, cookie, post, ask }) {
  turn += 1;
  const sent = await fetch(`${origin}/api/v1/imports/person?name=liste.csv`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'text/csv', origin },
    body: Buffer.from(staffList(5000 * turn), 'latin1'),
  });
  const { id } = await sent.json();
  for (const run of ['dry-run', 'start']) {
    await post(`/api/v1/imports/${id}/${run}`, {});
    await until(() => ask(`/api/v1/imports/${id}`));
  }
}

async function changed({ post, ask }) {
  const { rows } = (await ask(`${people}?select=surname&limit=200&sort=-birth_date`)).json;
  turn += 1;
  const { id } = await post('/api/v1/bulk/person', {
    selection: { ids: rows.map((row) => row.id) },
    action: { do: 'set', values: { birth_place: `Zégoua ${turn}` } },
  });
  await until(() => ask(`/api/v1/bulk/${id}`));
  await post(`/api/v1/bulk/${id}/start`, {});
  await until(() => ask(`/api/v1/bulk/${id}`));
}

/** Asks twice a second until a job's work has ended. */
async function until(ask) {
  for (;;) {
    const { json } = await ask();
    if (!/ing$|queued|asked/u.test(json.state)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function longestSince(pid) {
  const file = turnsOf(pid);
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 5));
  const { longest } = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return longest;
}
