import type { CSSResult } from 'lit';

/** A module's web part: the elements that draw the pages and panels of its manifest. */
export interface WebPart {
  /** The module's id. */
  readonly module: string;
  /** Element name, which begins with the module's id and a dash → its class. */
  readonly elements: Readonly<Record<string, CustomElementConstructor>>;
  /** What only its own pages need; the rest is the app's style sheet. Its classes begin with the module's id. */
  readonly styles?: CSSResult;
}

/**
 * Defines a module's web part: the default export of its package's `./web`. Pages extend `BaaraPage`, panels `BaaraPanel`.
 *
 * @example export default definePart({ module: 'notes', elements: { 'notes-board': NotesBoard } })
 */
export function definePart(part: WebPart): WebPart {
  return part;
}
