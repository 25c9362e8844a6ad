import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The walk through every page takes longer than any other file, which its size does not tell: begun last, it would run alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isWalk = ({ moduleId }: TestSpecification) => moduleId.endsWith('/pages.test.ts');
    return [...sorted.filter(isWalk), ...sorted.filter((file) => !isWalk(file))];
  }
}

/** The pages in a real browser, on a real server with PGlite; the app must have been built: `npm run build`. */
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
    // Each file has a server and a browser of its own. Without times of an earlier run vitest begins with the largest files.
    sequence: { sequencer: LongestFirst },
    maxWorkers: 2,
    // A test that opens every page shares two cores with another file's server and browser.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
