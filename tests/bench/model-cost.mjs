// What the language costs: type-checking and composing 100 forms × 40 fields × 3 overlays. Targets: 5 s and 100 ms.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'tests/bench/.generated');
const forms = 100;
const fields = 40;

const text = (words) => `{ fr: '${words}', en: '${words}' }`;
const field = (index) => {
  const label = `label: ${text(`champ ${index}`)}`;
  return `f${index}: ${[`f.text({ ${label}, required: true })`, `f.date({ ${label} })`, `f.integer({ ${label}, min: 0 })`, `f.boolean({ ${label} })`][index % 4]}`;
};
const form = (index) => `
export const form${index} = defineForm('form${index}', {
  label: ${text(`formulaire ${index}`)},
  fields: { ${Array.from({ length: fields }, (_, each) => field(each)).join(', ')} },
  rules: (r) => [rule(r.f5.onOrAfter(r.f1), ${text('ordre')})],
  place: 'everyone',
  title: ['f0', 'f4'],
});
${['a', 'b', 'c'].map((owner, depth) => `export const ${owner}${index} = extendForm(${depth === 0 ? 'form' : ['a', 'b'][depth - 1]}${index}, { owner: '${owner}', add: { extra: f.text({ label: ${text('ajout')} }) }, relabel: { fields: { f1: ${text(owner)} } }, validate: (r) => [rule(r.f2.ge(0), ${text('positif')})] });`).join('\n')}
export type Record${index} = RecordOf<typeof c${index}>;
export const record${index}: Pick<Record${index}, 'f0' | 'a_extra' | 'f1'> = { f0: 'x', a_extra: null, f1: '2026-01-31' };
`;
const each = (name) => Array.from({ length: forms }, (_, index) => `${name}${index}`).join(', ');
const module = (id, requires, list) =>
  `defineModule({ id: '${id}', version: '1.0.0', core: '^1', requires: ${JSON.stringify(requires)}, label: ${text(id)}, ${list} })`;

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
// One file a form, as modules are written.
for (let index = 0; index < forms; index += 1) {
  const imports = "import { defineForm, extendForm, f, type RecordOf, rule } from '@baara/model';";
  writeFileSync(join(folder, `form${index}.ts`), `${imports}\n${form(index)}`);
}
writeFileSync(
  join(folder, 'site.ts'),
  `import { defineModule, defineSite } from '@baara/model';
${Array.from({ length: forms }, (_, index) => `import { form${index}, a${index}, b${index}, c${index} } from './form${index}.ts';`).join('\n')}
export default defineSite({
  id: 'bench', label: ${text('Banc')}, languages: ['fr', 'en'], currency: { code: 'XOF', decimals: 0 }, timeZone: 'Africa/Bamako',
  phone: { countryCode: '223', nationalDigits: 8, pattern: '^[2-9][0-9]{7}$' },
  modules: [
    ${module('base', {}, `forms: [${each('form')}]`)},
    ${module('a', { base: '^1' }, `extend: [${each('a')}]`)},
    ${module('b', { base: '^1', a: '^1' }, `extend: [${each('b')}]`)},
    ${module('c', { base: '^1', b: '^1' }, `extend: [${each('c')}]`)},
  ],
});
`,
);
writeFileSync(
  join(folder, 'tsconfig.json'),
  JSON.stringify({
    extends: '../../../tsconfig.base.json',
    compilerOptions: {
      composite: false,
      incremental: false,
      noEmit: true,
      emitDeclarationOnly: false,
      declaration: false,
    },
    include: ['site.ts'],
    // As every module of this repository has it: the language is read from its declarations, built beforehand.
    references: [{ path: '../../../core/model' }],
  }),
);

const tsc = join(root, 'node_modules/typescript/lib/tsc.js');
execFileSync(process.execPath, [tsc, '-b', 'core/model'], { cwd: root });
const started = performance.now();
const report = execFileSync(process.execPath, [tsc, '-p', folder, '--extendedDiagnostics'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
});
const wall = (performance.now() - started) / 1000;
const figure = (name) => Number(new RegExp(`${name}:\\s+([\\d.]+)`).exec(report)?.[1]);

const { build } = await import('tsup');
await build({
  entry: [join(folder, 'site.ts')],
  outDir: folder,
  format: 'esm',
  silent: true,
  config: false,
  noExternal: [/@baara/],
  esbuildOptions: (options) => {
    options.conditions = ['baara-source'];
  },
});
const { default: site } = await import(join(folder, 'site.mjs')).catch(() => import(join(folder, 'site.js')));
writeFileSync(join(folder, 'compose.ts'), `export { compose } from '@baara/model';`);
await build({
  entry: [join(folder, 'compose.ts')],
  outDir: folder,
  format: 'esm',
  silent: true,
  config: false,
  clean: false,
  noExternal: [/@baara/],
  esbuildOptions: (options) => {
    options.conditions = ['baara-source'];
  },
});
const { compose } = await import(join(folder, 'compose.mjs')).catch(() => import(join(folder, 'compose.js')));

const first = performance.now();
const model = compose(site);
const cold = performance.now() - first;
const warm = [];
for (let run = 0; run < 9; run += 1) {
  const from = performance.now();
  compose(site);
  warm.push(performance.now() - from);
}
warm.sort((one, other) => one - other);
if (!process.argv.includes('--keep')) rmSync(folder, { recursive: true });

console.table({
  'type-check, check time (s)': { measured: figure('Check time'), target: 5 },
  'type-check, whole process (s)': { measured: Number(wall.toFixed(2)), target: 5 },
  'compose, first (ms)': { measured: Number(cold.toFixed(1)), target: 100 },
  'compose, median of nine (ms)': { measured: Number(warm[4].toFixed(1)), target: 100 },
});
console.log(
  `${Object.keys(model.forms).length} forms, ${Object.values(model.forms).reduce((sum, each) => sum + Object.keys(each.fields).length, 0)} fields`,
);
