import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['baara-source'] },
  ssr: { resolve: { conditions: ['baara-source'] } },
  test: {
    include: ['{core,modules,sites}/*/src/**/*.test.ts', 'i18n/src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'tests/browser/**'],
    globalSetup: ['core/server/src/testing/global-setup.ts'],
    pool: 'forks',
    // The files that a process runs share its modules, and what PGlite compiled: docs/decisions/test-suite.md.
    isolate: false,
    // Both cores: vitest would leave one of two to itself.
    maxWorkers: 2,
    // For what hangs: a property that takes five seconds of CPU takes a minute on a machine that does much else.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
