import { defineConfig, type Options } from 'tsup';

/** How every package of the house is built: one ESM file an entry for Node 20, other packages left outside. */
export function packageBuild(entry: Record<string, string> = { index: 'src/index.ts' }): Options {
  return {
    entry,
    format: ['esm'],
    target: 'node20',
    platform: 'node',
    outDir: 'dist',
    external: [/^@baara\//],
    sourcemap: true,
    splitting: true,
    silent: true,
    // tsup empties the folder but for what is excepted: types are tsc's, the app is vite's.
    clean: ['!types/**', '!app/**'],
  };
}

export { defineConfig };
