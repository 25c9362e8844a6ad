import type { ServerPart } from './types.ts';

/**
 * Defines a module's server part: the default export of its package's `./server`.
 *
 * @example export default defineServerPart({ module: 'notes', routes: { count: async () => ({ notes: 3 }) } })
 */
export function defineServerPart(part: ServerPart): ServerPart {
  return part;
}
