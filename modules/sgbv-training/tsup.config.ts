import { defineConfig, packageBuild } from '../../tsup.base.ts';

export default defineConfig(
  packageBuild({ index: 'src/index.ts', server: 'src/server/index.ts', web: 'src/web/index.ts' }),
);
