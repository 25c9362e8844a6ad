// Every wording in both languages, with the same placeholders and all plural forms; every error code worded.

import { mkdtempSync, rmSync } from 'node:fs';
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
  for (const language of ['fr', 'en']) {
    const translator = createTranslator(language);
    for (const code of Object.keys(errorCodes)) {
      if (!translator.has(`errors:${code}`)) problems.push(`${language} errors:${code}: key`);
    }
  }
  for (const problem of problems) console.error(problem);
  console.log(`${problems.length} problems in the catalogues, ${Object.keys(errorCodes).length} error codes`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
