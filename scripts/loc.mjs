// Lines of definition, server code and web code of each module and site: how much of it is data.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const files = execFileSync('git', ['ls-files', 'modules', 'sites'], { encoding: 'utf8' }).split('\n');
const table = new Map();
for (const path of files) {
  const [, part, rest] = /^((?:modules|sites)\/[^/]+)\/src\/(.*\.ts)$/.exec(path) ?? [];
  if (!part) continue;
  const row = table.get(part) ?? { definition: 0, server: 0, web: 0, tests: 0 };
  const kind = rest.endsWith('.test.ts')
    ? 'tests'
    : rest.startsWith('server')
      ? 'server'
      : rest.startsWith('web')
        ? 'web'
        : 'definition';
  row[kind] += readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim()).length;
  table.set(part, row);
}
console.table(Object.fromEntries(table));
