import type { Html } from './html.ts';

const kind = Symbol('part answer');

/** A file that a module answers with, instead of JSON. */
export interface PartFile {
  readonly [kind]: 'file';
  readonly name: string;
  readonly type: string;
  /** What takes a while to make (a PDF) is a function: it runs when the transaction has ended. */
  readonly content: Bytes | (() => Promise<Bytes>);
  readonly shown: boolean;
}

type Bytes = string | Uint8Array;

/**
 * Answers a file from a route of a module; it is saved by the browser, or drawn in place with `shown` (a PDF or an image).
 *
 * @example routes: { list: async ({ sql }) => partFile({ name: 'liste.csv', type: 'text/csv; charset=utf-8', content: written(await sql`…`) }) }
 */
export function partFile(facts: Omit<PartFile, typeof kind | 'shown'> & { readonly shown?: boolean }): PartFile {
  return { ...facts, [kind]: 'file', shown: facts.shown ?? false };
}

/** A whole page of HTML for whoever has no session: no script, the site's name above it. */
export interface PartPage {
  readonly [kind]: 'page';
  readonly title: string;
  readonly content: Html;
}

/**
 * Answers a page from an `open` route of a module; the core frames it.
 *
 * @example partPage({ title: 'Certificat', content: html`<p>${name}</p>` })
 */
export function partPage(facts: Omit<PartPage, typeof kind>): PartPage {
  return { ...facts, [kind]: 'page' };
}

export function isPartFile(answer: unknown): answer is PartFile {
  return kindOf(answer) === 'file';
}

export function isPartPage(answer: unknown): answer is PartPage {
  return kindOf(answer) === 'page';
}

function kindOf(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null ? (answer as Partial<PartFile>)[kind] : undefined;
}
