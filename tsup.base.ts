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
    clean: ['*.js', '*.js.map'],
  };
}

export { defineConfig };
