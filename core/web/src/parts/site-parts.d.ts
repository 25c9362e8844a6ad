/** Made by the build of a site (core/web/vite.config.ts): the web parts of its modules, each a chunk of its own. */
declare module 'virtual:baara-parts' {
  /** Module id → what loads the default export of its package's `./web`. */
  export const parts: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>>;
}
