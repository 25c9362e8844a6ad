import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';

const megabyte = 1024 * 1024;

/** Megabytes of nothing. */
export const zeros = (megabytes: number) => Buffer.alloc(megabytes * megabyte, ' ');

/**
 * A workbook that a spreadsheet program would open, with these parts instead of or beside its own; of a part that is given as a number only the
 * directory says that it has so many megabytes.
 */
export async function hostileWorkbook(parts: Readonly<Record<string, Buffer | number>>): Promise<Buffer> {
  const sound = await writeXlsx({ sheets: [{ name: 'a', rows: [['Nom']] }] });
  const kept = [...partsIn(Buffer.from(sound))].filter(({ name }) => !Object.hasOwn(parts, name));
  const made = Object.entries(parts).map(([name, content]) => {
    const bytes = typeof content === 'number' ? zeros(1) : content;
    const unpacked = typeof content === 'number' ? content * megabyte : bytes.byteLength;
    return { name, method: 8, crc: crc32(bytes), unpacked, packed: deflateRawSync(bytes) };
  });
  return zipOf([...kept, ...made]);
}

interface Part {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly unpacked: number;
  readonly packed: Buffer;
}

/** The parts of a ZIP file, by its directory. */
function* partsIn(zip: Buffer): Generator<Part> {
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 46)) {
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      unpacked: zip.readUInt32LE(at + 24),
      packed: zip.subarray(start, start + zip.readUInt32LE(at + 20)),
    };
  }
}

function zipOf(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, method, crc, unpacked, packed } of parts) {
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt32LE(crc, 10);
    facts.writeUInt32LE(packed.byteLength, 14);
    facts.writeUInt32LE(unpacked, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name), packed]);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), facts, place, Buffer.from(name)]));
    files.push(file);
    at += file.byteLength;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.byteLength, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, listed, Buffer.from('PK\u0005\u0006'), end]);
}
