/** What a spreadsheet program may have written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252';

/**
 * The encoding of a text file from its first bytes: a byte-order mark decides, else whatever is not valid UTF-8 was written by
 * Windows in Western Europe, as Excel does when it saves CSV.
 */
export function detectEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  try {
    // A character cut at the end of the head is no fault: `stream` waits for its rest.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** Text of a stream of bytes, in pieces; a character cut between two pieces is joined. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
