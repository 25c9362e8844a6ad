import { BaaraError } from '@baara/model';
import { streamXlsxRows } from 'hucre/xlsx';
import type { SheetRow } from '../types.ts';

/** What a workbook may say of its size when unpacked: a small file can hold gigabytes of zeros. */
const largestUnpacked = 400 * 1024 * 1024;

/** The rows of a workbook's first sheet. Throws `import.unreadable` for one that is damaged or that unpacks to too much. */
export async function* xlsxRows(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  if (declaredSize(bytes) > largestUnpacked) {
    throw new BaaraError({ code: 'import.unreadable', params: { reason: 'too_large_unpacked' } });
  }
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      yield { row: index + 1, cells: values.map(cellText) };
    }
  } catch (cause) {
    if (cause instanceof BaaraError) throw cause;
    throw new BaaraError({ code: 'import.unreadable', params: { reason: 'damaged_workbook' }, cause });
  }
}

/** The sum of the sizes that the ZIP directory declares; Infinity when there is no directory to read. */
export function declaredSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  let entries = 0;
  // A central directory header is `PK\1\2`; the uncompressed size stands 24 bytes after it.
  for (let at = 0; at + 46 <= bytes.byteLength; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    total += view.getUint32(at + 24, true);
    entries += 1;
    at += 45 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries === 0 ? Number.POSITIVE_INFINITY : total;
}

/** A date is written as a day: a spreadsheet's midnight is no time of day. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return String(value);
}
