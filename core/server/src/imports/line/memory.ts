/** What earlier lines of the file said, as far as later ones may repeat it: a hash of 64 bits and a row, 24 bytes each. */
export interface Memory {
  /** Remembers the row that said this, unless another did before. */
  claim(kind: string, words: string, row: number): void;
  /** The row that said this before, if any did. */
  earlier(kind: string, words: string): number | undefined;
}

const atFirst = 4096;

/** Open addressing in one array: high hash, low hash, row (0: free). Two sayings of a million are taken for one with a probability of 1 in 30 million. */
export function createMemory(): Memory {
  let slots = new Uint32Array(atFirst * 3);
  let used = 0;

  const placeOf = (table: Uint32Array, high: number, low: number): number => {
    const count = table.length / 3;
    let at = low & (count - 1);
    while (table[at * 3 + 2] !== 0 && (table[at * 3] !== high || table[at * 3 + 1] !== low))
      at = (at + 1) & (count - 1);
    return at * 3;
  };
  const grow = () => {
    const wider = new Uint32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += 3) {
      if (slots[at + 2] === 0) continue;
      wider.set(slots.subarray(at, at + 3), placeOf(wider, slots[at] as number, slots[at + 1] as number));
    }
    slots = wider;
  };
  return {
    earlier(kind, words) {
      const row = slots[placeOf(slots, ...hashes(kind, words)) + 2];
      return row === 0 ? undefined : row;
    },
    claim(kind, words, row) {
      const [high, low] = hashes(kind, words);
      const at = placeOf(slots, high, low);
      if (slots[at + 2] !== 0) return;
      slots.set([high, low, row], at);
      used += 1;
      if (used * 2 > slots.length / 3) grow();
    },
  };
}

/** Two hashes of 32 bits that have nothing to do with each other, each FNV-1a with the last mixing of Murmur3. */
function hashes(kind: string, words: string): readonly [number, number] {
  let [high, low] = [0x811c9dc5, 0x9747b28c];
  const read = (text: string) => {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x5bd1e995);
    }
  };
  read(kind);
  read(words);
  return [mixed(high), mixed(low)];
}

function mixed(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
