const candidates = [';', ',', '\t', '|'] as const;

/**
 * The character that parts cells: the one that parts most lines of the head into the same number of cells, outside quotes.
 * French Excel writes `;`, English Excel `,`, a copied table tabs.
 */
export function detectSeparator(head: string): string {
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '');
  const scores = candidates.map((separator) => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const cells = cellsOf(line, separator);
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    const best = [...counts].sort(
      ([cells, times], [otherCells, otherTimes]) => otherTimes - times || otherCells - cells,
    )[0];
    return { separator, score: best ? best[1] * 1000 + best[0] : 0 };
  });
  scores.sort((one, other) => other.score - one.score);
  return scores[0] && scores[0].score > 0 ? scores[0].separator : ';';
}

function cellsOf(line: string, separator: string): number {
  let cells = 1;
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) cells += 1;
  }
  return cells;
}
