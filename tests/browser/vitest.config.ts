import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The pages in a real browser, on a real server with PGlite; the app must have been built: `npm run build -w @baara/web`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { conditions: ['baara-source'] },
  ssr: { resolve: { conditions: ['baara-source'] } },
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/unpack.ts'],
    pool: 'forks',
    // The files that a process runs share its modules, and what PGlite compiled: docs/decisions/test-suite.md.
    isolate: false,
    // Each file has a server and a browser of its own. Without times of an earlier run vitest begins with the longest files.
    maxWorkers: 2,
    // A test that opens every page shares two cores with another file's server and browser.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
