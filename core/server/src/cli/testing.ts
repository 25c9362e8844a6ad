import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { copyImage } from '../testing/pglite-image.ts';
import { emptyBeginning } from '../testing/test-database.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** A site of one form, as its package would export it. */
export const tinySite = `
import { defineForm, defineModule, defineSite, f } from '@baara/model';
const label = (words) => ({ fr: words, en: words });
const note = defineForm('note', {
  label: label('Note'),
  fields: { body: f.text({ label: label('Texte'), required: true }) },
  place: 'everyone',
  title: ['body'],
});
const module = defineModule({ id: 'notes', version: '1.0.0', core: '^1', label: label('Notes'), forms: [note] });
export default defineSite({
  id: 'tiny', label: { fr: 'Petit site', en: 'Small site' }, modules: [module],
  roles: [{ id: 'clerk', label: label('Clerk'), grants: [{ form: '*', actions: ['read', 'create'], scope: 'everywhere' }] }],
  languages: ['fr', 'en'], currency: { code: 'XOF', decimals: 0 }, timeZone: 'Africa/Bamako',
  phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
});
export const accounts = [{ username: 'awa', password: 'un mot de passe long', role: 'clerk', unit: null, label: label('Agent') }];
export function* demonstration({ people }) {
  const rows = Array.from({ length: Math.min(people, 3) }, (_, index) => ({
    id: '0199f2b6-0000-7000-8000-00000000000' + index, owner: null, values: { body: 'Note ' + index },
  }));
  yield { form: 'note', rows };
}
`;

export interface Finished {
  readonly code: number | null;
  readonly output: string;
}

export interface Begun {
  readonly process: ChildProcess;
  /** Everything said so far on both outputs. */
  output(): string;
  /** Resolves when the output holds `words`; rejects when the process ends before. */
  says(words: string): Promise<void>;
  readonly finished: Promise<Finished>;
}

export interface CommandHouse {
  /** The folder that holds `sites/`. */
  readonly root: string;
  site(name: string, source: string): Promise<void>;
  begin(args: readonly string[], environment?: Readonly<Record<string, string>>): Begun;
  run(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Finished>;
  /** Gives a folder a PGlite database without any table: to make one takes seconds, and is tried by the first start. */
  empty(folder: string): Promise<void>;
  /** Gives the data of one folder, which no process has open, to another: quicker than to make them again. */
  copy(from: string, to: string): Promise<void>;
  remove(): Promise<void>;
}

/** The real `baara` command, bundled from the sources of this moment, in a folder of its own with a site or several. */
export async function openCommandHouse(): Promise<CommandHouse> {
  const root = await mkdtemp(join(tmpdir(), 'baara-house-'));
  // The bundle must find the packages that it leaves outside: it lies within the repository.
  const cache = join(here, '../../node_modules/.baara');
  await mkdir(cache, { recursive: true });
  const bundle = await mkdtemp(join(cache, 'command-'));
  await build({
    ...{ entryPoints: [join(here, 'baara.ts')], outfile: join(bundle, 'baara.mjs'), bundle: true, logLevel: 'error' },
    ...{ platform: 'node', format: 'esm', target: 'node20', conditions: ['baara-source'], packages: 'bundle' },
    external: [
      '@electric-sql/pglite',
      'postgres',
      'drizzle-orm',
      'drizzle-orm/*',
      'pino',
      'hono',
      'hono/*',
      '@hono/*',
      '@node-rs/*',
      'commander',
      'cli-progress',
      'file-type',
      'i18next',
      'csv-parse',
      'csv-parse/*',
      'csv-stringify',
      'csv-stringify/*',
      'hucre',
      'hucre/*',
      'fastest-levenshtein',
      'sharp',
    ],
  });
  await cp(join(here, '../database/pglite-worker.js'), join(bundle, 'pglite-worker.js'));
  await cp(join(here, '../imports/sheet/workbook-worker.js'), join(bundle, 'workbook-worker.js'));
  const houses: CommandHouse = {
    root,
    async site(name, source) {
      const folder = join(root, 'sites', name);
      await mkdir(folder, { recursive: true });
      await writeFile(
        join(folder, 'package.json'),
        JSON.stringify({ name: `@baara/site-${name}`, type: 'module', exports: './site.js' }),
      );
      await build({
        ...{
          stdin: { contents: source, resolveDir: here },
          outfile: join(folder, 'site.js'),
          bundle: true,
          logLevel: 'error',
        },
        ...{ platform: 'node', format: 'esm', conditions: ['baara-source'] },
      });
    },
    begin(args, environment = {}) {
      const child = spawn(process.execPath, [join(bundle, 'baara.mjs'), ...args], {
        cwd: root,
        env: { PATH: process.env.PATH ?? '', PORT: '0', HOST: '127.0.0.1', ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return follow(child);
    },
    run: (args, environment) => houses.begin(args, environment).finished,
    async empty(folder) {
      await mkdir(join(root, folder), { recursive: true });
      await copyImage(emptyBeginning, join(root, folder, 'pg'));
    },
    copy: (from, to) => cp(join(root, from), join(root, to), { recursive: true }),
    async remove() {
      await rm(root, { recursive: true, force: true });
      await rm(bundle, { recursive: true, force: true });
    },
  };
  return houses;
}

function follow(child: ChildProcess): Begun {
  let output = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (words: string) => {
      output += words;
      for (const look of waiting) look();
    });
  }
  const finished = new Promise<Finished>((resolve) => {
    child.once('close', (code) => resolve({ code, output }));
  });
  return {
    process: child,
    output: () => output,
    finished,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!output.includes(words)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        finished.then(() => reject(new Error(`it ended without saying “${words}”:\n${output}`)));
      }),
  };
}
