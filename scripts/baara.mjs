import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildWhatIsStale, root } from './build.mjs';

buildWhatIsStale();
process.argv = [process.argv[0], 'baara', ...process.argv.slice(2)];
await import(pathToFileURL(join(root, 'core/server/dist/baara.js')).href);
