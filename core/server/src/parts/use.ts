import type { Model } from '@baara/model';
import { moduleSql } from '../lock/index.ts';
import { actAsModule, addHooks, addPassageHook } from '../records/index.ts';
import type { OpenRoute, PartAction, PartContext, PartLetter, PartRoute, ServerPart } from './types.ts';

/** What the code of a module is handed. */
const context: PartContext = { sql: moduleSql };

const used = new WeakMap<Model, ReadonlyMap<string, ServerPart>>();

/** Lets the server parts of a site's modules take part: their hooks in every save, their routes at their addresses. */
export function useParts(model: Model, parts: readonly ServerPart[]): void {
  used.set(model, new Map(parts.map((part) => [part.module, { ...part, actions: acting(part.actions) }])));
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

/** Actions as they are asked: what only an action may make is theirs to make. */
function acting(actions: ServerPart['actions'] = {}): Readonly<Record<string, PartAction>> {
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [name, (order) => actAsModule(async () => action(order))]),
  );
}

interface Offers {
  readonly routes: PartRoute;
  readonly actions: PartAction;
  readonly open: OpenRoute;
  readonly letters: PartLetter;
}

/** What a module offers of a kind by its name, or nothing. */
export function offered<K extends keyof Offers>(
  model: Model,
  kind: K,
  { module, name }: { readonly module: string; readonly name: string },
): Offers[K] | undefined {
  const offers = used.get(model)?.get(module)?.[kind] as Readonly<Record<string, Offers[K]>> | undefined;
  return offers && Object.hasOwn(offers, name) ? offers[name] : undefined;
}
