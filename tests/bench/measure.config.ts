import { defineConfig } from 'vitest/config';

process.env.BAARA_TEST_ENGINE = 'postgres';

/** Measures on PostgreSQL, never part of the tests: `npx vitest run --config tests/bench/measure.config.ts placement`. */
export default defineConfig({
  resolve: { conditions: ['baara-source'] },
  ssr: { resolve: { conditions: ['baara-source'] } },
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/bench/*.measure.ts'],
    globalSetup: ['core/server/src/testing/global-setup.ts'],
    pool: 'forks',
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
