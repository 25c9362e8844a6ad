import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildApp, buildWhatIsStale, root } from './build.mjs';

const words = process.argv.slice(2);
buildWhatIsStale(['build']);
const { runCommand } = await import(pathToFileURL(join(root, 'core/server/dist/cli.js')).href);
await runCommand(words, words[0] === 'start' ? { app: buildApp() } : {});
