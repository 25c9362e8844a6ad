import { defineConfig, packageBuild } from '../../tsup.base.ts';

export default defineConfig(packageBuild());
