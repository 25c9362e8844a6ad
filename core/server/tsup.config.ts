import { defineConfig, packageBuild } from '../../tsup.base.ts';

export default defineConfig(
  packageBuild({
    index: 'src/index.ts',
    baara: 'src/cli/baara.ts',
    cli: 'src/cli/run.ts',
    // PGlite's thread starts from a file of its own.
    'pglite-worker': 'src/database/pglite-worker.js',
    // So does the reading of workbooks.
    'workbook-worker': 'src/imports/sheet/workbook-worker.js',
  }),
);
