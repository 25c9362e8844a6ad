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
    const sides = Object.entries({ hand, ours }).map(([kind, { origin, pid }]) =>
      askedOf({ origin, pid, cookie: cookies[scenario.as], scenario, kind, backends }),
    );
    const measured = await inTurns(sides, rounds);
    if (seconds > 0 && !scenario.writes) {
      for (const side of sides) measured[side.kind].throughput = await throughput({ ...side, seconds });
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

/** Requests of one server before the other has its turn: what else the machine does falls upon both. */
const turn = 20;

/** Asks each the same, one request after another: first what compiles their code, then what is measured, in turns. */
async function inTurns(sides, { warm, measured }) {
  for (const side of sides) await side.ask(warm);
  for (let done = 0; done < measured; done += turn) {
    for (const side of sides) await side.measure(Math.min(turn, measured - done));
  }
  return Object.fromEntries(sides.map((side) => [side.kind, side.result()]));
}

/** One scenario asked of one server, and what that took it and PostgreSQL's backends. */
function askedOf({ origin, pid, cookie, scenario, kind, backends }) {
  const client = connect(origin, cookie);
  const taken = [];
  const used = async () => ({ node: cpuOf(pid), database: cpuOfEach(await backends()) });
  const cpu = { node: 0, database: 0 };
  let round = 0;
  const ask = async (count) => {
    const each = [];
    for (let done = 0; done < count; done += 1, round += 1)
      each.push((await client.send(scenario.request(round, kind))).ms);
    return each;
  };
  return {
    ...{ origin, cookie, scenario, kind, ask },
    async measure(count) {
      const before = await used();
      taken.push(...(await ask(count)));
      const after = await used();
      cpu.node += after.node - before.node;
      cpu.database += usedSince(before.database, after.database);
    },
    result() {
      client.close();
      taken.sort((a, b) => a - b);
      const at = (share) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))];
      return {
        ...{ median: at(0.5), p95: at(0.95) },
        ...{ node: cpu.node / taken.length, database: cpu.database / taken.length },
      };
    },
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
