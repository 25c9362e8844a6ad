import type { Model } from '@baara/model';
import { moduleSql } from '../lock/index.ts';
import { addHooks, addPassageHook } from '../records/index.ts';
import type { PartContext, ServerPart } from './types.ts';

/** What the code of a module is handed. */
const context: PartContext = { sql: moduleSql };

const used = new WeakMap<Model, ReadonlyMap<string, ServerPart>>();

/** Lets the server parts of a site's modules take part: their hooks in every save, their routes at their addresses. */
export function useParts(model: Model, parts: readonly ServerPart[]): void {
  used.set(model, new Map(parts.map((part) => [part.module, part])));
  for (const { module, hooks, passages = {} } of parts) {
    for (const [name, hook] of Object.entries(passages)) addPassageHook(model, name, (made) => hook(made, context));
    if (!hooks) continue;
    const { before, after, ...rest } = hooks;
    addHooks(model, {
      name: `module ${module}`,
      ...rest,
      ...(before ? { before: (changes) => before(changes, context) } : {}),
      ...(after ? { after: (changes) => after(changes, context) } : {}),
    });
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
