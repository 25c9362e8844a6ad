import { defineConfig, packageBuild } from '../../tsup.base.ts';

export default defineConfig(
  packageBuild({
    index: 'src/index.ts',
    server: 'src/server/index.ts',
    web: 'src/web/index.ts',
    // The thread that draws PDFs starts from a file of its own.
    'pdf-worker': 'src/server/pdf-worker.js',
  }),
);
