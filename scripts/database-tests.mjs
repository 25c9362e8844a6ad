import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What a test calls to get a database, or to know which engine it runs on. */
const opening =
  /\b(openTestDatabase|openEmptyDatabase|testEngine|copyOfTemplate|copyOfImage|startPostgresServer|BAARA_TEST_ENGINE)\b/u;
const imports = /(?:^|\n)(?:import|export)\s[^;]*?from\s+'([^']+)'|\bimport\('([^']+)'\)/gu;

/**
 * The test files in `folders` that open a database, themselves or through what they import: those have something to show on a second engine. The others
 * would only be repeated. `root` is the repository's folder; paths are relative to it.
 */
export function databaseTests(root, folders) {
  const known = new Map();
  const files = folders.flatMap((folder) => testsIn(join(root, folder)));
  return files.filter((file) => opens(file, known)).map((file) => relative(root, file));
}

function testsIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules') && !path.includes('/dist/'));
}

/** Whether a file names what opens a database, or imports from a file of the repository that does. */
function opens(file, known) {
  const found = known.get(file);
  if (found !== undefined) return found;
  // A circle leads nowhere new.
  known.set(file, false);
  // The room itself defines what opens: only who calls it counts.
  if (/\/core\/server\/src\/testing\/(?!.*\.test\.ts$)/u.test(file)) return false;
  const text = readFileSync(file, 'utf8');
  const does =
    opening.test(text) ||
    [...text.matchAll(imports)].some(([, from, lazily]) => {
      const target = resolved(file, from ?? lazily);
      return target !== null && opens(target, known);
    });
  known.set(file, does);
  return does;
}

function resolved(file, specifier) {
  if (!specifier.startsWith('.')) return null;
  const path = join(dirname(file), specifier);
  return existsSync(path) && statSync(path).isFile() ? path : null;
}
