import { defineConfig } from 'vite';

/** The app: index.html and hashed assets, served by `@baara/server` under a policy of `script-src 'self'; style-src 'self'`. */
export default defineConfig({
  resolve: { conditions: ['baara-source', 'module', 'browser', 'production'] },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: ['chrome109', 'firefox115', 'safari16'],
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    assetsInlineLimit: 0,
  },
});
