// What the issue promises of speed, measured: `npm run bench`, `npm run bench -- --people 25000 --only create,update`, `npm run bench -- --parts import,pglite`.
import { parseArgs } from 'node:util';
import { bench } from '../tests/bench/bench.mjs';
import { buildWhatIsStale } from './build.mjs';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '25000,250000' },
    parts: { type: 'string', default: 'requests,import,turns,pglite' },
    only: { type: 'string' },
    // Requests before the measured ones, of each kind and server: the code of both is compiled by then.
    warm: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '5' },
    lines: { type: 'string', default: '100000' },
    // A server built elsewhere, to compare two states of the code.
    built: { type: 'string' },
    // A PostgreSQL server that already holds databases `people_<number>`; kept as it is afterwards.
    kept: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
if (!values.built) buildWhatIsStale();
await bench(values);
