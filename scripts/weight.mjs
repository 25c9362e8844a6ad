// What a page weighs on the wire, against the budget: `npm run weight` fails over it; `npm run weight -- --slow` measures times on a slow line too.
import { parseArgs } from 'node:util';
import { weigh } from '../tests/weight/weigh.mjs';
import { buildWhatIsStale } from './build.mjs';

const { values } = parseArgs({ options: { slow: { type: 'boolean', default: false } } });
buildWhatIsStale();
process.exitCode = (await weigh(values)) ? 0 : 1;
