import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `npm run gallery`: pictures for docs/gallery, not a test of anything. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { conditions: ['baara-source'] },
  ssr: { resolve: { conditions: ['baara-source'] } },
  test: { include: ['tests/browser/gallery.shots.ts'], pool: 'forks', testTimeout: 3_600_000, hookTimeout: 600_000 },
});
