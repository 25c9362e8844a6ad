import type { Facts, Secret } from './secrets.ts';

/** One request of the matrix. */
export interface Asked {
  /** The route as OpenAPI names it: `GET /records/{form}`. */
  readonly route: string;
  /** What is asked, for people. */
  readonly name: string;
  readonly path: (facts: Facts) => string;
  readonly json?: (facts: Facts) => unknown;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What whoever may see it finds in the answer. */
  readonly shows?: readonly Secret[];
  /** It changes what it names: whoever may, gets other records to change. */
  readonly changes?: true;
  /** What is told of others on purpose: that a number is taken or somebody of that name is known, and where to ask. */
  readonly tellsOfOthers?: true;
  /** Open to everybody and the same for all: asked by one who is signed out, because it is counted by address. */
  readonly isCounted?: true;
}

export const encoded = (value: unknown) => encodeURIComponent(JSON.stringify(value));
export const is = (key: string, value: string) => ({
  op: 'eq',
  left: { op: 'field', path: [key] },
  right: { op: 'literal', value },
});
export const rev = { 'if-match': '"1"' };

export type More = Omit<Asked, 'route' | 'name' | 'path'> & { readonly say?: string };
type Path = string | ((facts: Facts) => string);

/** `route` is a method and a path of OpenAPI; `path` fills it. */
export function ask(route: string, path: Path, { say, ...more }: More = {}): Asked {
  const [method] = route.split(' ');
  const name = typeof path === 'string' ? `${method} ${path.split('?')[0]}` : route;
  return { route, name: say ? `${name} — ${say}` : name, path: typeof path === 'string' ? () => path : path, ...more };
}
