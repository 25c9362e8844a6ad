import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What Chrome 109 (the last of Windows 7), Firefox 115 or Safari 16 do not have, and nothing here brings along. */
const newer =
  /\.(toSorted|toReversed|toSpliced|isWellFormed|intersection|difference|symmetricDifference|isSubsetOf)\(|Object\.groupBy|Map\.groupBy|Array\.fromAsync|Promise\.withResolvers|AbortSignal\.any|URL\.canParse|[sS]earchParams\.size/u;

test('nothing that goes to the browser asks for more than the oldest browser that is served has', () => {
  const modules = ['modules', 'sites'].flatMap((of) =>
    readdirSync(`${root}/${of}`).map((each) => `${of}/${each}/src/web`),
  );
  const parts = [
    'core/web/src',
    'core/model/src',
    'i18n/src',
    ...modules.filter((part) => existsSync(`${root}/${part}`)),
  ];
  const files = parts.flatMap((part) =>
    readdirSync(`${root}/${part}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => `${part}/${file}`),
  );
  expect(files.length).toBeGreaterThan(300);
  const found = files.filter((file) => newer.test(readFileSync(`${root}/${file}`, 'utf8')));
  expect(found).toEqual([]);
});
