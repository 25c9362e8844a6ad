import { BaaraError } from '@baara/model';
import type { WebPart } from './define-part.ts';

/**
 * Takes a loaded web part's elements, each by its name, and answers the part.
 *
 * @throws {BaaraError} `part.invalid` when the part is not that of the module, or an element's name is not the module's own
 */
export function registerPart(
  module: string,
  loaded: unknown,
  elements: Pick<CustomElementRegistry, 'get' | 'define'>,
): WebPart {
  const part = (loaded ?? {}) as Partial<WebPart>;
  if (part.module !== module || !part.elements) throw invalid(module, String(part.module ?? ''));
  const foreign = Object.keys(part.elements).find((name) => !name.startsWith(`${module}-`));
  if (foreign !== undefined) throw invalid(module, foreign);
  for (const [name, element] of Object.entries(part.elements)) {
    if (!elements.get(name)) elements.define(name, element);
  }
  return part as WebPart;
}

function invalid(module: string, found: string): BaaraError {
  return new BaaraError({ code: 'part.invalid', params: { module, found } });
}
