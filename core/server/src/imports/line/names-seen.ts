import { areCloseNames } from '../../matching/index.ts';
import type { Likeness } from './likeness.ts';

/** The names of earlier lines by what must agree with them: some 70 bytes a line. */
export interface NamesSeen {
  /** The line that first bore this name; what it says stays. */
  note(likeness: Likeness, row: number): void;
  /** A line before this one whose record is probably the same: of the same name, else of a name close to it. */
  alike(likeness: Likeness, row: number): number | undefined;
}

/** A birth date that more lines share tells nobody apart (people born "about 1970"): then only the same name counts. */
const mostCompared = 500;

export function createNamesSeen(): NamesSeen {
  const seen = new Map<string, Map<string, number>>();
  const keyOf = ({ agree }: Likeness) => agree.join('\u001f');
  return {
    note(likeness, row) {
      const key = keyOf(likeness);
      const names = seen.get(key);
      if (!names) seen.set(key, new Map([[likeness.names, row]]));
      else if (!names.has(likeness.names)) names.set(likeness.names, row);
    },
    alike(likeness, row) {
      const names = seen.get(keyOf(likeness));
      if (!names) return undefined;
      const same = names.get(likeness.names);
      if (same !== undefined && same !== row) return same;
      if (names.size > mostCompared || likeness.agree.length === 0) return undefined;
      for (const [name, before] of names) if (before !== row && areCloseNames(name, likeness.names)) return before;
      return undefined;
    },
  };
}
