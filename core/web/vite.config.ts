import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
/** The site whose app is built: a site's build runs in its folder, `baara build` names it. */
const site = resolve(process.env.BAARA_SITE_FOLDER ?? process.cwd());

type Exports = Readonly<Record<string, Readonly<Record<string, string>>>>;
interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports?: Exports;
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The folder of an installed package, looked for upwards as Node does. */
function folderOf(name: string, from: string): string | undefined {
  const folder = join(from, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return folder;
  return dirname(from) === from ? undefined : folderOf(name, dirname(from));
}

/** The web parts of the site's modules: `./web` of each package that it depends on, by the last part of the package's name, which is the module's id. */
function webParts(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of Object.keys(manifestIn(site).dependencies ?? {})) {
    const folder = folderOf(name, site);
    const entry = folder && manifestIn(folder).exports?.['./web'];
    if (!folder || !entry) continue;
    const source = entry['baara-source'];
    const file = source && existsSync(join(folder, source)) ? source : entry.default;
    if (file) found.set(name.slice(name.lastIndexOf('/') + 1).replaceAll('-', '_'), join(folder, file));
  }
  return found;
}

/** `virtual:baara-parts`: what loads each web part, so that each becomes a chunk of its own and nothing of it is loaded before. */
function siteParts(): Plugin {
  const name = 'virtual:baara-parts';
  return {
    name,
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      const parts = [...webParts()].map(
        ([module, file]) => `  ${JSON.stringify(module)}: () => import(${JSON.stringify(file)}),`,
      );
      return `export const parts = {\n${parts.join('\n')}\n};\n`;
    },
  };
}

const source = 'core/web/src/';

/**
 * What several pages share, in few files: on a slow line a file more is a wait more, since a browser asks for six at a time. What a
 * group needs comes with it. Whatever is in no group lies with the page that uses it, or in a file of its own between two.
 */
const chunks = [
  // Everything that is there before the first page, and the few lines by which chunks load one another.
  { name: 'app', test: new RegExp(`${source}main\\.ts$|rolldown.runtime`, 'u'), priority: 3 },
  // How values are shown: lists and records, and the day as of which they are.
  {
    ...{ name: 'records', minShareCount: 2, priority: 2 },
    test: new RegExp(
      `${source}(fields/(value-text|size-text|days|date-input)|list/|api/(choices|files)|record/(sections|beside|saves|parent-field|span-text)|workflow/state-tag)`,
      'u',
    ),
  },
  // How they are asked for: every form.
  { name: 'forms', test: new RegExp(`${source}(form|fields)/`, 'u'), minShareCount: 2, priority: 1 },
];

/** A site's app: index.html and hashed assets, served by `@baara/server` under a policy of `script-src 'self'; style-src 'self'`. */
export default defineConfig({
  root: here,
  plugins: [siteParts()],
  resolve: {
    conditions: ['baara-source', 'module', 'browser', 'production'],
    // One Lit for the core and every module.
    dedupe: ['lit'],
  },
  build: {
    outDir: join(site, 'dist', 'app'),
    emptyOutDir: true,
    target: ['chrome109', 'firefox115', 'safari16'],
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
});
