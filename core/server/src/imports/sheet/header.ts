import type { SheetRow } from '../types.ts';
import { foldWords } from './words.ts';

/** How far down titles may push the header. */
export const headRows = 40;

/**
 * The row that names the columns: of the first rows the one with most words that the form knows; when none has two, the first
 * that is filled as widely as the table is. Null for a sheet without rows.
 */
export function findHeader(rows: readonly SheetRow[], knows: (words: string) => boolean): SheetRow | null {
  const filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  const scored = filled.map((row) => ({ row, known: row.cells.filter((cell) => knows(foldWords(cell))).length }));
  const best = scored.reduce<(typeof scored)[number] | null>(
    (before, each) => (each.known > (before?.known ?? 1) ? each : before),
    null,
  );
  if (best) return best.row;
  const width = Math.max(0, ...filled.map((row) => fullness(row.cells)));
  return filled.find((row) => fullness(row.cells) * 2 > width) ?? null;
}

/** Whether a row under the table sums it up (`Total : 1200 agents`) rather than being of it. */
export function isTotal(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '') ?? '';
  return (
    /^(sous )?total\b|^effectif total\b/.test(foldWords(first)) && fullness(cells) <= Math.max(2, cells.length / 3)
  );
}

export const isBlank = (cells: readonly string[]): boolean => fullness(cells) === 0;

const fullness = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;
