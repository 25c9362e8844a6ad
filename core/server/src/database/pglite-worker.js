// The thread that holds PGlite. Plain JavaScript, because a thread starts from a file: the same one serves the sources and the build.
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, protocol } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';

const { serialize } = protocol;
const { directory, fsync } = workerData;

/** PGlite's program: what an earlier thread of the process compiled, or compiled now. */
const program =
  workerData.program ??
  (await WebAssembly.compile(await readFile(new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite')))));

// PGlite starts with `-F`, which is "no fsync": an acknowledged row would be lost with the power.
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', `fsync=${fsync}`, '-c', 'shared_buffers=32MB', '-c', 'TimeZone=UTC', '-c', 'DateStyle=ISO'],
];
const pglite = await PGlite.create({
  dataDir: directory,
  pgliteWasmModule: program,
  startParams,
  extensions: { pg_trgm, unaccent, btree_gist },
});

const keptStatements = 400;
/** Text → name of a prepared statement, the least used first. */
const prepared = new Map();
let named = 0;

function concatenate(parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Rows of the last statement that returned any, as text, with the types of their columns. */
function answer(messages) {
  let columns = [];
  let rows = [];
  let command = '';
  for (const message of messages) {
    if (message.name === 'error') throw message;
    if (message.name === 'rowDescription') {
      columns = message.fields.map(({ name, dataTypeID }) => [name, dataTypeID]);
      rows = [];
    } else if (message.name === 'dataRow') rows.push(message.fields);
    else if (message.name === 'commandComplete') command = message.text;
  }
  return { columns, rows, command };
}

async function send(bytes) {
  return (await pglite.execProtocol(bytes, { throwOnError: false })).messages;
}

/** Parse (once a text), bind, execute and sync in one message. */
async function run({ text, params, keep }) {
  const parts = [];
  let name = keep ? prepared.get(text) : '';
  const known = name !== undefined && name !== '';
  if (known) prepared.delete(text);
  else {
    if (keep) name = `b${++named}`;
    if (prepared.size >= keptStatements) {
      const [oldest, oldestName] = prepared.entries().next().value;
      prepared.delete(oldest);
      parts.push(serialize.close({ type: 'S', name: oldestName }));
    }
    parts.push(serialize.parse({ name, text }));
  }
  parts.push(
    serialize.bind({ statement: name, values: params }),
    serialize.describe({ type: 'P' }),
    serialize.execute({}),
    serialize.sync(),
  );
  const messages = await send(concatenate(parts));
  const stale = messages.some((message) => message.name === 'error' && message.code === '0A000');
  const parsed = known || messages.some((message) => message.name === 'parseComplete');
  if (keep && parsed && !stale) prepared.set(text, name);
  return answer(messages);
}

/** Several statements without parameters. */
async function script({ text }) {
  return answer(await send(serialize.query(text)));
}

async function close() {
  await pglite.close();
  return { columns: [], rows: [], command: 'CLOSE' };
}

const verbs = { run, script, close };

/** What is no refusal of a statement broke the engine itself: its memory is not to be believed any more, the disk is. */
function isBroken(error) {
  return error.name !== 'error' || error.severity === 'FATAL' || error.severity === 'PANIC';
}

// An error loses its own properties on the way between threads, so they are copied.
function failure(error) {
  const { code, message, constraint, table, column, detail } = error;
  return { state: code ?? 'WORKER_FAILED', message, constraint, table, column, detail };
}

// One at a time, in the order received.
let last = Promise.resolve();
parentPort.on('message', (request) => {
  last = last.then(async () => {
    try {
      parentPort.postMessage({ id: request.id, answer: await verbs[request.verb](request) });
    } catch (error) {
      parentPort.postMessage({ id: request.id, failure: failure(error) });
      if (isBroken(error)) process.exit(1);
    }
    if (request.verb === 'close') parentPort.close();
  });
});
parentPort.postMessage({ ready: true, program });
