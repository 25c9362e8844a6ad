import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Takes one line or several, their ends included, and waits while what is behind it is slower. */
export type Sink = (lines: string) => Promise<void>;

/** A sink into a stream; `broken` rejects, with the error that `refusal` makes, when one of `streams` breaks off. */
export function sinkInto(
  stream: Writable,
  streams: readonly Writable[],
  refusal: (cause: Error | undefined) => Error,
): { readonly sink: Sink; readonly broken: Promise<never> } {
  const broken = new Promise<never>((_, reject) => {
    for (const each of streams) {
      each.once('error', (cause: Error) => reject(refusal(cause)));
      each.once('close', () => reject(refusal(undefined)));
    }
  });
  broken.catch(() => undefined);
  return {
    broken,
    sink: async (lines) => {
      if (!stream.write(lines)) await Promise.race([once(stream, 'drain'), broken]);
    },
  };
}
