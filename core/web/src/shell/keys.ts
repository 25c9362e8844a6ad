import type { MessageKey } from '@baara/i18n';
import { listKeys } from '../list/keys.ts';

/** One line of the help's table of keys. */
interface PageKey {
  readonly keys: readonly string[];
  readonly words: MessageKey;
}

const everywhere: readonly PageKey[] = [
  { keys: ['/'], words: 'shell:key_search' },
  { keys: ['↑', '↓'], words: 'shell:key_arrows' },
  { keys: ['Échap'], words: 'shell:key_escape' },
  { keys: ['?'], words: 'shell:key_help' },
];

/** Pages by their address, each with its own keys. A page that answers to keys adds its line. */
const pages: readonly (readonly [RegExp, readonly PageKey[]])[] = [
  [/^\/f\/[a-z][a-z0-9_]*$/u, listKeys],
  [/^\/f\/[a-z][a-z0-9_]*\/[0-9a-f-]{36}$/u, [{ keys: ['Alt + ↑', 'Alt + ↓'], words: 'shell:key_neighbours' }]],
];

/** The keys that a page answers to, its own first. */
export function pageKeys(path: string): readonly PageKey[] {
  return [...pages.filter(([pattern]) => pattern.test(path)).flatMap(([, keys]) => keys), ...everywhere];
}
