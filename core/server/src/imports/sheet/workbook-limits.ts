import { unreadable } from './unreadable.ts';

const megabyte = 1024 * 1024;
/** All parts together: 100,000 lines of fifteen columns are some 80 MB of XML. */
const largestUnpacked = 250 * megabyte;
/** Parts that are held as a tree while they are read. */
const largestPart: readonly (readonly [part: RegExp, most: number])[] = [
  [/sharedStrings\.xml$/iu, 64 * megabyte],
  [/(?:styles|workbook|\[Content_Types\])\.xml$|\.rels$/iu, 8 * megabyte],
];
const mostParts = 2000;
/** Unpacked bytes for one packed: spreadsheets come to a tenth of that, rows of zeros to a thousand. */
const densest = 300;

interface Part {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly encrypted: boolean;
}

/**
 * Refuses a workbook by its ZIP directory, before anything is unpacked. The reader holds each part to the size that is declared here, so
 * that a directory that lies is found out while it is read. Throws `import.unreadable`: `too_large_unpacked`, `damaged_workbook`.
 */
export function checkWorkbook(bytes: Uint8Array): void {
  const names = new Set<string>();
  let total = 0;
  for (const { name, packed, unpacked, encrypted } of partsOf(bytes)) {
    if (encrypted || names.has(name) || (unpacked === 0 && packed > 2)) throw unreadable('damaged_workbook');
    names.add(name);
    total += unpacked;
    const most = largestPart.find(([part]) => part.test(name))?.[1] ?? largestUnpacked;
    const isDense = unpacked > megabyte && unpacked > packed * densest;
    if (total > largestUnpacked || unpacked > most || isDense || names.size > mostParts)
      throw unreadable('too_large_unpacked');
  }
  if (names.size === 0) throw unreadable('damaged_workbook');
}

/** The central directory of a ZIP file (APPNOTE 4.3.12 and 4.3.16). */
function* partsOf(bytes: Uint8Array): Generator<Part> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  let at = end === undefined ? 0 : view.getUint32(end + 16, true);
  for (let left = end === undefined ? 0 : view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== 0x02014b50) throw unreadable('damaged_workbook');
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    // Sizes past 4 GB stand elsewhere: no workbook that is taken has them.
    if (packed === 0xffff_ffff || unpacked === 0xffff_ffff) throw unreadable('too_large_unpacked');
    const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd));
    yield { name, packed, unpacked, encrypted: (view.getUint16(at + 8, true) & 1) === 1 };
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** It stands last, before a comment of at most 65,535 bytes. */
function endRecord(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}
