import { parts } from 'virtual:baara-parts';
import { BaaraError } from '@baara/model';
import { registerPart } from './register.ts';

const loaded = new Map<string, Promise<void>>();

/**
 * Loads a module's web part once; a failure may be tried again.
 *
 * @throws {BaaraError} `part.invalid` when this build holds no such part or another's, `network.unreachable` when it does not come
 */
export function loadPart(module: string): Promise<void> {
  const known = loaded.get(module);
  if (known) return known;
  const loading = load(module);
  loaded.set(module, loading);
  loading.catch(() => loaded.delete(module));
  return loading;
}

async function load(module: string): Promise<void> {
  const load = parts[module];
  if (!load) throw new BaaraError({ code: 'part.invalid', params: { module, found: '' } });
  const part = await load().catch((cause: unknown) => {
    throw new BaaraError({ code: 'network.unreachable', cause });
  });
  const sheet = registerPart(module, part.default, customElements).styles?.styleSheet;
  if (sheet) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
