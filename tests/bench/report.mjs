import { cpus } from 'node:os';
import { settings } from './postgres.mjs';

const ms = (value) => value.toFixed(value < 10 ? 2 : 1);
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function requests({ people, rows, memory, inRegion }) {
  const head = [
    '',
    'by hand: median, p95 ms',
    'Baara: median, p95 ms',
    'ratio',
    'CPU by hand: node + PostgreSQL ms',
    'CPU Baara',
    'ratio',
    'target',
    'requests/s by hand, Baara',
  ];
  const lines = rows.map(({ name, most, hand, ours }) => {
    const [median, work] = [ours.median / hand.median, (ours.node + ours.database) / (hand.node + hand.database)];
    const cpu = ({ node, database }) => `${ms(node)} + ${ms(database)}`;
    const time = (side) => `${ms(side.median)}, ${ms(side.p95)}`;
    const load = hand.throughput ? `${Math.round(hand.throughput)}, ${Math.round(ours.throughput)}` : '';
    return [name, time(hand), time(ours), median.toFixed(2), cpu(hand), cpu(ours), work.toFixed(2), `≤ ${most}`, load];
  });
  return `\n### ${people.toLocaleString('en')} people, ${inRegion.toLocaleString('en')} of them in the region\n\n${table(head, lines)}\n\nMemory after all of it: ${memory.ours.now} MB (most ${memory.ours.most} MB; target ≤ 250 MB); by hand ${memory.hand.now} MB.\n`;
}

function imported({ lines, phases }) {
  const head = ['', 'seconds', 'lines a second', 'CPU node, PostgreSQL s', 'most memory MB'];
  const rows = phases.map(({ name, seconds, node, database, memory }) => [
    ...[name === 'check' ? 'dry run' : 'import', seconds.toFixed(1), Math.round(lines / seconds)],
    ...[`${node.toFixed(1)}, ${database.toFixed(1)}`, memory],
  ]);
  const counts = phases.map(({ counts: said }) => `\`${said}\``).join(', ');
  return `\n### Import of ${lines.toLocaleString('en')} lines, each a person and an assignment (target 3,000 a second)\n\n${table(head, rows)}\n\n${counts}\n`;
}

function turns({ people, rows }) {
  const head = ['longest turn, ms', 'the first time', 'again'];
  const lines = rows.map(({ name, first, again }) => [name, ms(first), ms(again)]);
  return `\n### Turns of the event loop, ${people.toLocaleString('en')} people (target 50 ms)\n\n${table(head, lines)}\n`;
}

function pglite({ first, firstCpu, firstMemory, later, memory, medians }) {
  const rows = [
    [
      'first start, demonstration country of 23,604 people',
      `${first.toFixed(1)} s (CPU ${firstCpu.toFixed(1)} s)`,
      '≤ 60 s',
    ],
    ['later start', `${later.toFixed(1)} s`, '≤ 5 s'],
    ['memory after the first start', `${firstMemory.now} MB, most ${firstMemory.most} MB`, ''],
    ['memory after the load', `${memory.now} MB, most ${memory.most} MB`, '≤ 450 MB'],
    ...Object.entries(medians).map(([kind, value]) => [`${kind}, median`, `${ms(value)} ms`, '']),
  ];
  return `\n### PGlite, the demonstration country\n\n${table(['', '', 'target'], rows)}\n`;
}

/** docs/benchmarks.md as a whole. */
function page({ requests: measured, import: run, turns: loop, pglite: embedded, version }) {
  const server = Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
  return `# Benchmarks

\`npm run bench -- --write\` makes this page. It loads the Mali site with \`baara demo --people N\`, starts \`baara start\` and, on the same database in the same run,
\`tests/bench/by-hand.mjs\`: node:http and SQL over postgres.js, written by hand for the same answers, with a look-up of the session, the scope by the closure, history and
placement in the transaction, and no framework. Both are asked the same by one client, each on one keep-alive connection, one request after another: 400 that are not counted, so that the code of both is compiled, then 200,
twenty of one and twenty of the other in turn, so that what else the machine does falls upon both; then by eight connections for the requests a second. CPU is what the processes used, per request: the server's node and PostgreSQL's backends.

Machine: ${cpus().length} cores (${cpus()[0]?.model ?? ''}), shared by client, servers and database; Node ${process.versions.node}; PostgreSQL ${version ?? 'not measured'} from npm (${server}).
The list shows the form's own columns with their labels. The region is read by an auditor who sees it alone; the writer is the manager of Sikasso.
${measured.map(requests).join('')}${run ? imported(run) : ''}${loop ? turns(loop) : ''}${embedded ? pglite(embedded) : ''}`;
}

export const report = { requests, import: imported, turns, pglite, page };
