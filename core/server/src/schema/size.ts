import type { StandingTable } from './catalog.ts';

/** Below this a table is rewritten or indexed in the time of a click: 8 MB, some 50,000 records. */
const smallBytes = 8 * 1024 * 1024;

/** Whether a table may be rewritten at the start without anybody noticing. */
export function smallTable(table: StandingTable): boolean {
  return table.bytes <= smallBytes;
}

/** Whether a table never held a row. */
export function emptyTable(table: StandingTable): boolean {
  return table.bytes === 0;
}
