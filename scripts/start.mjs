import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildApp, buildWhatIsStale, root } from './build.mjs';

// The command runs in this very process: a signal from the terminal reaches the server and nothing is left behind.
buildWhatIsStale(['build']);
const { runCommand } = await import(pathToFileURL(join(root, 'core/server/dist/cli.js')).href);
// The first start writes a country for half a minute: the app is bundled meanwhile.
await runCommand(['start', ...process.argv.slice(2)], { app: buildApp() });
