/**
 * A piece of SQL with its values kept apart: `strings` has one more element than `params`, as a tagged template has.
 * It belongs to no driver; the server turns it into its own kind of fragment.
 */
export interface SqlChunk {
  readonly strings: readonly string[];
  readonly params: readonly unknown[];
}

const isChunk = (part: unknown): part is SqlChunk =>
  typeof part === 'object' && part !== null && 'strings' in part && 'params' in part;

/** Composes chunks: an interpolated chunk is spliced in, anything else becomes a parameter. */
export function chunk(texts: TemplateStringsArray, ...parts: readonly unknown[]): SqlChunk {
  const strings: string[] = [texts[0] as string];
  const params: unknown[] = [];
  parts.forEach((part, index) => {
    if (isChunk(part)) {
      strings[strings.length - 1] += part.strings[0] ?? '';
      strings.push(...part.strings.slice(1));
      params.push(...part.params);
    } else {
      strings.push('');
      params.push(part);
    }
    strings[strings.length - 1] += texts[index + 1] as string;
  });
  return { strings, params };
}

/** Words of SQL written by this program, never by its users. */
export const raw = (text: string): SqlChunk => ({ strings: [text], params: [] });

export function join(parts: readonly SqlChunk[], separator: string): SqlChunk {
  const [first, ...rest] = parts;
  if (!first) return raw('');
  return rest.reduce((all, part) => chunk`${all}${raw(separator)}${part}`, first);
}
