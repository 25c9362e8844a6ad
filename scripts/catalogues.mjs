// Every wording in both languages, with the same placeholders and all plural forms; every error code and every problem that the sources name, worded.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(root, 'node_modules', '.catalogues-'));
try {
  await build({
    stdin: {
      contents: `export { catalogueProblems, coreLanguages, createTranslator } from '@baara/i18n'; export { errorCodes } from '@baara/model';`,
      resolveDir: join(root, 'core/server'),
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['baara-source'],
    outfile: join(folder, 'catalogues.mjs'),
    logLevel: 'error',
  });
  const { catalogueProblems, errorCodes, createTranslator } = await import(
    pathToFileURL(join(folder, 'catalogues.mjs')).href
  );

  const problems = catalogueProblems().map(({ language, key, missing }) => `${language} ${key}: ${missing}`);
  const named = problemsNamed();
  for (const language of ['fr', 'en']) {
    const translator = createTranslator(language);
    for (const code of Object.keys(errorCodes)) {
      if (!translator.has(`errors:${code}`)) problems.push(`${language} errors:${code}: key`);
    }
    for (const [code, path] of named) {
      if (Object.hasOwn(errorCodes, code) || translator.has(`problems:${code}`)) continue;
      problems.push(`${language} problems:${code}: key (${path})`);
    }
  }
  for (const problem of problems) console.error(problem);
  console.log(
    `${problems.length} problems in the catalogues, ${Object.keys(errorCodes).length} error codes, ${named.size} named in the sources`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}

/**
 * The codes of problems with values and records that core's sources name, each with a file that does. What is wrong with a model is
 * worded where it is found (`describeProblem`); an array's first word is the kind of a job.
 */
function problemsNamed() {
  const sources = execFileSync(
    'git',
    [
      'ls-files',
      '--cached',
      '--others',
      '--exclude-standard',
      'core/*/src/*.ts',
      ':!core/model/src/compose/*',
      ':!core/server/src/schema/*',
    ],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  const found = new Map();
  for (const path of sources.split('\n')) {
    if (!/(?<!\.test)\.ts$/.test(path) || !existsSync(join(root, path))) continue;
    for (const [, code] of readFileSync(join(root, path), 'utf8').matchAll(
      /(?<!\[)'((?:dated|field|import|password|record|rule)\.[a-z_]+)'/g,
    )) {
      found.set(code, path);
    }
  }
  return found;
}
