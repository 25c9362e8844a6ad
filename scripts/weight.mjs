// What a page weighs on the wire and how long one waits for it on a slow line, against the budgets: `npm run weight` fails over one.
import { weigh } from '../tests/weight/weigh.mjs';
import { buildWhatIsStale } from './build.mjs';

buildWhatIsStale();
process.exitCode = (await weigh()) ? 0 : 1;
