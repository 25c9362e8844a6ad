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
      const { root, site } = readSettings(process.env, process.cwd());
      // What the bundle holds depends on the site; its build's own settings take the folder from here.
      process.env.BAARA_SITE_FOLDER = join(root, 'sites', site);
      const vite = createRequire(join(root, 'package.json')).resolve('vite');
      const bundler = (await import(pathToFileURL(vite).href)) as Bundler;
      await bundler.build({ root: join(root, 'core', 'web'), logLevel: 'warn' });
      process.stdout.write(`${join(root, 'sites', site, 'dist', 'app')}\n`);
    });
}
