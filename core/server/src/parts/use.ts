import type { Model } from '@baara/model';
import { addHooks, addPassageHook } from '../records/index.ts';
import type { ServerPart } from './types.ts';

const used = new WeakMap<Model, ReadonlyMap<string, ServerPart>>();

/** Lets the server parts of a site's modules take part: their hooks in every save, their routes at their addresses. */
export function useParts(model: Model, parts: readonly ServerPart[]): void {
  used.set(model, new Map(parts.map((part) => [part.module, part])));
  for (const { module, hooks, passages = {} } of parts) {
    if (hooks) addHooks(model, { name: `module ${module}`, ...hooks });
    for (const [name, hook] of Object.entries(passages)) addPassageHook(model, name, hook);
  }
}

/** The route of a module by its name, or nothing. */
export function routeNamed(
  model: Model,
  module: string,
  name: string,
): NonNullable<ServerPart['routes']>[string] | undefined {
  const routes = used.get(model)?.get(module)?.routes;
  return routes && Object.hasOwn(routes, name) ? routes[name] : undefined;
}
