/** What earlier lines of the file said, as far as later ones may repeat it. Hashes of words, a few bytes a line. */
export interface Memory {
  /** The row that first said this, or the given one, which is remembered. */
  claim(kind: string, words: string, row: number): number;
  /** The row that said this before, if any did. */
  earlier(kind: string, words: string): number | undefined;
}

export function createMemory(): Memory {
  const said = new Map<string, number>();
  return {
    earlier: (kind, words) => said.get(`${kind}\u001f${words}`),
    claim(kind, words, row) {
      const key = `${kind}\u001f${words}`;
      const before = said.get(key);
      if (before === undefined) said.set(key, row);
      return before ?? row;
    },
  };
}
