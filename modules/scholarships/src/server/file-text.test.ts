import { describe, expect, it } from 'vitest';
import { blockOf, exportedNumber, referenceOf } from './blocks.ts';
import { type FileLayout, type FileLine, filesOf, sha256Of } from './file-text.ts';

const phone = { countryCode: '223', pattern: '[2-9][0-9]{7}' };
const layout: FileLayout = {
  ...{ separator: 'COMMA', headed: true, rows: 1000, description: 'BOURSE' },
  columns: [
    { header: 'Country', content: 'FIXED', text: 'ML' },
    { header: 'MSISDN', content: 'MSISDN', text: null },
    { header: 'Amount', content: 'AMOUNT', text: null },
    { header: 'Description', content: 'DESCRIPTION', text: null },
    { header: 'Id', content: 'REFERENCE', text: null },
    { header: 'Name', content: 'HOLDER', text: null },
  ],
};
const making = { ...phone, layout, currency: 'XOF' };
const line = (at: number): FileLine => ({
  ...{
    reference: referenceOf(`B${String(at).padStart(6, '0')}`, '2026-03'),
    attempt: 1,
    amount: 25_000,
    month: '2026-03',
  },
  ...{ msisdn: `+2236${String(6_000_000 + at)}`, holder: 'Traoré, "Awa"' },
});

describe('a file of payments', () => {
  it('has the columns, order, headers and separator of its layout, whole amounts and numbers without +', () => {
    const [file] = filesOf([line(1)], making);
    expect(file?.content).toBe(
      'Country,MSISDN,Amount,Description,Id,Name\r\nML,22366000001,25000,BOURSE202603,B000001M202603,"Traoré, ""Awa"""\r\n',
    );
    const columns = [...layout.columns].reverse().slice(0, 2);
    const other = filesOf([line(1)], { ...making, layout: { ...layout, separator: 'TAB', headed: false, columns } });
    expect(other[0]?.content).toBe('"Traoré, ""Awa"""\tB000001M202603\r\n');
  });

  it('has a thousand rows at most, whatever the layout says, and each line stands in one of them', () => {
    const lines = Array.from({ length: 2501 }, (_, at) => line(at));
    const files = filesOf(lines, { ...making, layout: { ...layout, rows: 5000 } });
    expect(files.map(({ part, lines: own, total }) => [part, own.length, total])).toEqual([
      [1, 1000, 25_000_000],
      [2, 1000, 25_000_000],
      [3, 501, 12_525_000],
    ]);
    expect(new Set(files.flatMap(({ lines: own }) => own.map(({ reference }) => reference))).size).toBe(2501);
    expect(files.map(({ content }) => content)).toEqual(filesOf(lines, making).map(({ content }) => content));
  });

  it('bears the print of its bytes', () => {
    const [file] = filesOf([line(1)], making);
    expect(file?.sha256).toBe(sha256Of(file?.content ?? ''));
    // NIST FIPS 180-2, example B.1.
    expect(sha256Of('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is not made with a reference twice, a foreign number, a fraction or a description that operators refuse', () => {
    expect(() => filesOf([line(1), line(1)], making)).toThrow(RangeError);
    expect(() => filesOf([{ ...line(1), msisdn: '+33612345678' }], making)).toThrow(RangeError);
    expect(() => filesOf([{ ...line(1), amount: 12.5 }], making)).toThrow(RangeError);
    expect(() => filesOf([{ ...line(1), amount: 0 }], making)).toThrow(RangeError);
    const long = { ...layout, description: 'BOURSEDETUDESDEGAO' };
    expect(() => filesOf([line(1)], { ...making, layout: long })).toThrow(RangeError);
  });
});

describe('a line', () => {
  const payable = { holder: 'Awa TRAORE', student: 'Traoré Awa', msisdn: '+22366123456', state: 'active' };

  it('is payable when the holder is the student, in any order, case, accents and spelling of the same sound', () => {
    expect(blockOf(payable, phone)).toBe(null);
    expect(blockOf({ ...payable, holder: 'coulibaly fatoumata', student: 'Kulibali Fatumata' }, phone)).toBe(null);
  });

  it('is blocked by another name, a number that cannot be, a scholarship that is not active, or a change since', () => {
    expect(blockOf({ ...payable, holder: 'Awa Diarra' }, phone)).toBe('NAME_MISMATCH');
    expect(blockOf({ ...payable, holder: 'Awa' }, phone)).toBe('NAME_MISMATCH');
    expect(blockOf({ ...payable, msisdn: '+22316123456' }, phone)).toBe('INVALID_NUMBER');
    expect(blockOf({ ...payable, msisdn: null }, phone)).toBe('INVALID_NUMBER');
    expect(blockOf({ ...payable, state: 'suspended' }, phone)).toBe('AWARD_INACTIVE');
    const before = { holder: 'Awa TRAORE', msisdn: '+22366000000' };
    expect(blockOf({ ...payable, line: before }, phone)).toBe('NUMBER_CHANGED');
  });

  it('writes its number with the country code and no +', () => {
    expect(exportedNumber('+22366123456', phone)).toBe('22366123456');
    expect(exportedNumber('22366123456', phone)).toBe(null);
  });
});
