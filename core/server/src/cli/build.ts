import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { readSettings } from '../site/index.ts';

/** As much of Vite as is used: it is a tool of the repository, not a dependency of the server. */
interface Bundler {
  build(options: { readonly root: string; readonly logLevel: string }): Promise<unknown>;
}

export function addBuild(program: Command): void {
  program
    .command('build')
    .description('bundle the browser’s part of the site')
    .addHelpText('after', '\nExample:\n  baara build\n')
    .action(async () => {
      const { root } = readSettings(process.env, process.cwd());
      const vite = createRequire(join(root, 'package.json')).resolve('vite');
      const bundler = (await import(pathToFileURL(vite).href)) as Bundler;
      await bundler.build({ root: join(root, 'core', 'web'), logLevel: 'warn' });
      process.stdout.write(`${join(root, 'core', 'web', 'dist', 'app')}\n`);
    });
}
