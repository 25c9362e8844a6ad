import type { Decision, ImportCounts, JudgedLine } from '../types.ts';

export const noCounts: ImportCounts = {
  rows: 0,
  ready: 0,
  refused: 0,
  held: 0,
  normalised: 0,
  already: 0,
  imported: 0,
  skipped: 0,
};

/** The counts after one more chunk of lines. */
export function countLines(
  before: ImportCounts,
  lines: readonly JudgedLine[],
  facts: { readonly imported: number; readonly decisions: ReadonlyMap<number, Decision> },
): ImportCounts {
  const of = (outcome: JudgedLine['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  const skipped = lines.filter((line) => line.outcome === 'held' && facts.decisions.get(line.row) === 'skip').length;
  return {
    rows: before.rows + lines.length,
    ready: before.ready + of('ready'),
    refused: before.refused + of('refused'),
    held: before.held + of('held') - skipped,
    normalised: before.normalised + lines.filter((line) => line.notes.length > 0).length,
    already: before.already + of('already'),
    imported: before.imported + facts.imported,
    skipped: before.skipped + skipped,
  };
}
