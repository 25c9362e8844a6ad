import { malformed } from './malformed.ts';

/** Deeper than anything that means something here, far shallower than a stack. */
const maxDepth = 100;

/**
 * JSON from outside as a value. Refuses with `request.malformed`, naming `parameter`, what is no JSON, what is so deep that walking it would
 * exhaust the stack, and half characters (unpaired surrogates), which no UTF-8 can hold.
 *
 * @example parseJson('{"a":1}', 'body') // { a: 1 }
 */
export function parseJson(written: string, parameter: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    throw malformed(parameter, 'not_json');
  }
  // Only an escape brings half a character, or a text that was never UTF-8: nearly none has to be looked through.
  const refuse = /\\u[dD][89a-fA-F]|\p{Surrogate}/u.test(written) ? refuseHalves : () => {};
  const left: (readonly [value: unknown, depth: number])[] = [[value, 0]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [each, depth] = next;
    if (depth > maxDepth) throw malformed(parameter, 'too_deep', { max: maxDepth });
    if (typeof each === 'string') refuse(each, parameter);
    else if (Array.isArray(each)) for (const part of each) left.push([part, depth + 1]);
    else if (typeof each === 'object' && each !== null)
      for (const [key, part] of Object.entries(each)) {
        refuse(key, parameter);
        left.push([part, depth + 1]);
      }
  }
  return value;
}

function refuseHalves(words: string, parameter: string): void {
  if (/\p{Surrogate}/u.test(words)) throw malformed(parameter, 'not_a_character');
}
