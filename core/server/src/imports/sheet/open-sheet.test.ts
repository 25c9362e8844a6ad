import { createTranslator } from '@baara/i18n';
import { BaaraError } from '@baara/model';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { SheetFacts, SheetRow } from '../types.ts';
import { describeSheet, sheetRows } from './open-sheet.ts';
import { hostileWorkbook, zeros } from './testing.ts';

const known = new Set(['nom', 'prenom', 'date de naissance', 'structure']);
const knows = (words: string) => known.has(words);

const header = ['Nom', 'Prénom(s)', 'Date de naissance', 'Structure'];
const people = [
  ['TRAORÉ', 'Awa', '3/2/85', 'CSCom de Kléla'],
  ['Diarra; dit « le Grand »', 'Moussa', '14/07/1990', 'CSRéf "Sikasso"'],
];

const quoted = (cell: string, separator: string) =>
  cell.includes(separator) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
const csv = (separator: string) =>
  [
    ['Liste du personnel', '', '', ''],
    ['', '', '', ''],
    header,
    ...people,
    ['', '', '', ''],
    ['Total : 2 agents', '', '', ''],
  ]
    .map((cells) => cells.map((cell) => quoted(cell, separator)).join(separator))
    .join('\r\n');

/** The text in windows-1252: one byte a letter, as Latin-1 for all the letters used here but the typographic ones. */
const windows1252 = (text: string) => Buffer.from(text.replaceAll('’', '\u0092'), 'latin1');

const sheetOf = (rows: string) => Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);

/** So many rows of a table that the rest is not looked at before it is read. */
const header40 = '<row><c t="str"><v>Nom</v></c><c t="str"><v>Structure</v></c></row>'.repeat(40);

/** Bytes in small pieces, so that letters and rows are cut in two. */
const inPieces = (bytes: Uint8Array, size = 7) =>
  async function* () {
    for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
  };

async function read(bytes: Uint8Array): Promise<{ facts: SheetFacts; rows: SheetRow[] }> {
  const facts = await describeSheet(inPieces(bytes), knows);
  const rows: SheetRow[] = [];
  for await (const row of sheetRows(inPieces(bytes), facts)) rows.push(row);
  return { facts, rows };
}

describe('a file as it was sent', () => {
  it.each([
    ['semicolons', ';'],
    ['commas', ','],
    ['tabs', '\t'],
  ])('is read in UTF-8 with %s: titles above the header and the total below are left out', async (_, separator) => {
    const { facts, rows } = await read(Buffer.from(csv(separator), 'utf8'));
    expect(facts).toMatchObject({ kind: 'csv', encoding: 'utf-8', separator, headerRow: 3, columns: header });
    expect(rows).toEqual([
      { row: 4, cells: people[0] },
      { row: 5, cells: people[1] },
    ]);
    expect(facts.samples).toEqual(people);
  });

  it('is read in windows-1252, as Excel saves it', async () => {
    const { facts, rows } = await read(windows1252(csv(';')));
    expect(facts.encoding).toBe('windows-1252');
    expect(rows[0]?.cells[0]).toBe('TRAORÉ');
  });

  it('is read with the mark that some programs put before UTF-8', async () => {
    const bytes = Buffer.from(`\ufeffNom;Prénom(s)\r\nKeïta;Fanta\r\n`, 'utf8');
    const { facts, rows } = await read(bytes);
    expect(facts.columns).toEqual(['Nom', 'Prénom(s)']);
    expect(rows).toEqual([{ row: 2, cells: ['Keïta', 'Fanta'] }]);
  });

  it('is read from a workbook: dates as days, numbers as they stand', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Personnel',
          rows: [
            ['Liste du personnel', null, null, null],
            header,
            ['TRAORÉ', 'Awa', new Date(Date.UTC(1985, 1, 3)), 'CSCom de Kléla'],
            ['DIARRA', 'Moussa', '14/07/1990', 12],
            ['Total', null, null, 2],
          ],
        },
      ],
    });
    const { facts, rows } = await read(new Uint8Array(bytes));
    expect(facts).toMatchObject({ kind: 'xlsx', headerRow: 2, columns: header });
    expect(rows.map(({ cells }) => cells.slice(0, 4))).toEqual([
      ['TRAORÉ', 'Awa', '1985-02-03', 'CSCom de Kléla'],
      ['DIARRA', 'Moussa', '14/07/1990', '12'],
    ]);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'empty_file'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'pdf'],
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old_excel'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0, 0, 0x10]), 'not_text'],
    ['a text with a quote that nothing closes', Buffer.from('Nom;Prénom\nTraoré;Awa\n"'), 'damaged_text'],
    ['blank lines only', Buffer.from('\r\n;;;\r\n'), 'no_table'],
    ['a ZIP file that is no workbook', Buffer.from('PK\u0003\u0004nothing'), 'damaged_workbook'],
  ])('is refused with its reason when it is %s', async (_, bytes, reason) => {
    const refusal = await read(bytes).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(BaaraError);
    expect(refusal).toMatchObject({ code: 'import.unreadable', params: { reason } });
  });

  it.each([
    ['small and unpacks to gigabytes', { 'xl/worksheets/sheet1.xml': 3000 }, 'too_large_unpacked'],
    ['denser than any list', { 'xl/worksheets/sheet1.xml': zeros(20) }, 'too_large_unpacked'],
    ['all words and no rows', { 'xl/sharedStrings.xml': 65 }, 'too_large_unpacked'],
    [
      'made of thousands of parts',
      Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`xl/media/${at}.xml`, Buffer.from('x')])),
      'too_large_unpacked',
    ],
    [
      'as wide as a sheet can be',
      { 'xl/worksheets/sheet1.xml': sheetOf('<row r="1"><c r="XFD1"><v>1</v></c></row>') },
      'too_wide',
    ],
    [
      'wide, long and empty',
      { 'xl/worksheets/sheet1.xml': sheetOf(header40 + '<row><c r="XFD1"/></row>'.repeat(130)) },
      'too_wide',
    ],
  ])('is refused with its reason, and costs no memory, when the workbook is %s', async (_, parts, reason) => {
    const bytes = await hostileWorkbook(parts);
    expect(bytes.byteLength).toBeLessThan(1024 * 1024);
    const before = process.memoryUsage();
    await expect(read(bytes)).rejects.toMatchObject({ code: 'import.unreadable', params: { reason } });
    const after = process.memoryUsage();
    const grown = after.heapUsed + after.external - before.heapUsed - before.external;
    expect(grown).toBeLessThan(64 * 1024 * 1024);
  });

  it('is not unpacked further than its directory says, when that lies', async () => {
    const bytes = await hostileWorkbook({ 'xl/worksheets/sheet1.xml': zeros(20) });
    const at = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    bytes.writeUInt32LE(1000, at + 24);
    await expect(read(bytes)).rejects.toMatchObject({ params: { reason: 'damaged_workbook' } });
  });

  it('is refused when a line of text is as wide as a file', async () => {
    await expect(read(Buffer.from(`Nom;Prénom\n${'x;'.repeat(501)}\n`))).rejects.toMatchObject({
      params: { reason: 'too_wide' },
    });
  });

  it('is refused in the reader’s words, every reason of them', () => {
    const [french, english] = [createTranslator('fr'), createTranslator('en')];
    const reasons = ['empty_file', 'no_table', 'pdf', 'old_excel', 'not_text', 'damaged_text', 'damaged_workbook'];
    for (const reason of [...reasons, 'too_large_unpacked', 'too_wide', 'too_long'])
      expect([french.has(`imports:${reason}`), english.has(`imports:${reason}`)]).toEqual([true, true]);
  });
});
