import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { root } from '../../scripts/build.mjs';
import { connect, cpuOf, cpuOfEach, memoryOf, signIn, usedSince } from './client.mjs';
import { postgres } from './postgres.mjs';
import { prepare, readers, scenarios } from './scenarios.mjs';

/** Runs both servers on one database and asks both the same: `{ rows, memory, inRegion }`. */
export async function compare({ server, url, backends, rounds, only, seconds }) {
  const ours = await start([server, 'start'], {
    DATABASE_URL: url,
    PORT: '0',
    HOST: '127.0.0.1',
    BAARA_DEMO: '0',
    LOG_LEVEL: 'error',
  });
  const hand = await start([join(root, 'tests/bench/by-hand.mjs'), url], {}).catch(async (error) => {
    await ours.stop();
    throw error;
  });
  try {
    return await askBoth({ ours, hand, url, backends, rounds, only, seconds });
  } finally {
    await Promise.all([ours.stop(), hand.stop()]);
  }
}

async function askBoth({ ours, hand, url, backends, rounds, only, seconds }) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const cookies = {};
  for (const [reader, [username, password]] of Object.entries(readers))
    cookies[reader] = await signIn(ours.origin, username, password);
  const facts = await prepare(sql);
  const cursors = {};
  // Twenty thousand rows are walked through only for whom it concerns.
  if (isAsked('cursor', only)) {
    cursors.ours = await deepCursor(ours.origin, cookies[facts.deep]);
    cursors.hand = await deepCursor(hand.origin, cookies[facts.deep]);
  }
  await sql.end();
  const rows = [];
  for (const scenario of scenarios({ ...facts, cursors }).filter(({ name }) => isAsked(name, only))) {
    const measured = {};
    for (const [kind, { origin, pid }] of Object.entries({ hand, ours })) {
      const options = { origin, pid, cookie: cookies[scenario.as], scenario, kind, rounds, backends };
      measured[kind] = await sequential(options);
      if (seconds > 0 && !scenario.writes) measured[kind].throughput = await throughput({ ...options, seconds });
    }
    rows.push({ name: scenario.name, most: scenario.most, ...measured });
  }
  return { rows, memory: { ours: memoryOf(ours.pid), hand: memoryOf(hand.pid) }, inRegion: facts.inRegion };
}

/** Whether a scenario's name begins with one of the words asked for, `create,update`; all of them when none is. */
const isAsked = (name, only) => !only || only.split(',').some((word) => name.startsWith(word.trim()));

/** Starts a server as a process of its own and waits for the address that it prints. */
export async function start(args, environment, flags = []) {
  const child = spawn(process.execPath, [...flags, ...args], {
    ...{ cwd: root, env: { ...process.env, BAARA_RATE: '0', ...environment } },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const port = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /http:\/\/[\w.]+:(\d+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`${args[0]} ended: ${said}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function sequential({ origin, pid, cookie, scenario, kind, rounds, backends }) {
  const client = connect(origin, cookie);
  const taken = [];
  let before;
  const used = async () => ({ node: cpuOf(pid), database: cpuOfEach(await backends()) });
  for (let round = 0; round < rounds.warm + rounds.measured; round += 1) {
    if (round === rounds.warm) before = await used();
    const { ms } = await client.send(scenario.request(round, kind));
    if (round >= rounds.warm) taken.push(ms);
  }
  const after = await used();
  client.close();
  taken.sort((a, b) => a - b);
  const at = (share) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))];
  return {
    median: at(0.5),
    p95: at(0.95),
    node: (after.node - before.node) / rounds.measured,
    database: usedSince(before.database, after.database) / rounds.measured,
  };
}

async function throughput({ origin, cookie, scenario, kind, seconds }) {
  const requests = Array.from({ length: 50 }, (_, round) => ({ method: 'GET', ...scenario.request(round, kind) }));
  const { requests: done, non2xx } = await autocannon({
    ...{ url: origin, connections: 8, duration: seconds, headers: { cookie } },
    requests,
  });
  if (non2xx > 0) throw new Error(`${scenario.name}: ${non2xx} failures under load`);
  return done.average;
}

/** The cursor of the page that begins after 20,000 rows. */
async function deepCursor(origin, cookie) {
  const client = connect(origin, cookie);
  let cursor = '';
  for (let page = 0; page < 400; page += 1) {
    const path = `/api/v1/records/person?select=surname&limit=50${cursor && `&cursor=${cursor}`}`;
    cursor = (await client.send({ path })).json.next;
  }
  client.close();
  return cursor;
}
