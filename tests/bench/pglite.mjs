import { connect, cpuOf, memoryOf, signIn } from './client.mjs';
import { start } from './compare.mjs';

const columns = 'surname,given_names,mali_matricule,sex,birth_date,position_cadre,position_statut,phone';

/** The demonstration country on PGlite: first and later start until the address is printed, memory after lists, searches and records. */
export async function measurePglite({ server, data, rounds }) {
  const environment = {
    DATABASE_URL: '',
    BAARA_DATA: `${data}/pglite`,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
  };
  const first = await timed(() => start([server, 'start'], environment));
  const firstMemory = memoryOf(first.running.pid);
  const firstCpu = cpuOf(first.running.pid) / 1000;
  await first.running.stop();
  const later = await timed(() => start([server, 'start'], environment));
  const { origin, pid } = later.running;
  const cookie = await signIn(origin, 'drh', 'bamako-2026');
  const client = connect(origin, cookie);
  const page = await client.send({ path: `/api/v1/records/person?select=${columns}&limit=200` });
  const people = page.json.rows;
  const taken = { list: [], search: [], detail: [], update: [] };
  for (let round = 0; round < rounds; round += 1) {
    const person = people[round % people.length];
    const ask = async (kind, request) => {
      const { ms, json } = await client.send(request);
      taken[kind].push(ms);
      return json;
    };
    await ask('list', { path: `/api/v1/records/person?select=${columns}&limit=50` });
    await ask('search', {
      path: `/api/v1/records/person?select=${columns}&q=${encodeURIComponent(person.title.slice(0, -1))}`,
    });
    const { rev } = await ask('detail', { path: `/api/v1/records/person/${person.id}?include=children` });
    await ask('update', {
      ...{ method: 'PATCH', path: `/api/v1/records/person/${person.id}`, headers: { 'if-match': `"${rev}"` } },
      body: { values: { birth_place: `Zégoua ${round}` } },
    });
  }
  client.close();
  const memory = memoryOf(pid);
  await later.running.stop();
  const medians = Object.fromEntries(
    Object.entries(taken).map(([kind, list]) => [kind, list.sort((a, b) => a - b)[Math.floor(list.length / 2)]]),
  );
  return { first: first.seconds, firstCpu, firstMemory, later: later.seconds, memory, medians };
}

async function timed(work) {
  const started = performance.now();
  const running = await work();
  return { running, seconds: (performance.now() - started) / 1000 };
}
