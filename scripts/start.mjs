import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWhatIsStale, root } from './build.mjs';

// The command runs in this very process: a signal from the terminal reaches the server and nothing is left behind.
buildWhatIsStale();
process.argv = [process.argv[0], 'baara', 'start', ...process.argv.slice(2)];
await import(pathToFileURL(join(root, 'core/server/dist/baara.js')).href);
