// Pictures of the pages for docs/gallery, in French, two widths and both themes: `npm run gallery`, or some by name: `npm run gallery -- roles taches`.
import { spawnSync } from 'node:child_process';
import { buildWhatIsStale, root } from './build.mjs';

buildWhatIsStale();
const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'tests/browser/gallery.config.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, BAARA_GALLERY: process.argv.slice(2).join(' ') },
});
process.exitCode = status ?? 1;
