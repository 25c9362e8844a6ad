import { describe, expect, test } from 'vitest';
import { pdfOf } from './pages-pdf.ts';

const page = (width: number, height: number, bytes: number[]) => ({ width, height, bytes: Uint8Array.from(bytes) });
const read = (pdf: Uint8Array) => Array.from(pdf, (byte) => String.fromCharCode(byte)).join('');

describe('a PDF of photographed pages', () => {
  test('has one sheet a page, lying as the picture does', () => {
    const text = read(pdfOf([page(900, 1200, [1, 2]), page(1200, 900, [3])]));
    expect(text).toContain('/Count 2');
    expect(text.match(/MediaBox \[0 0 \d+ \d+\]/gu)).toEqual(['MediaBox [0 0 595 842]', 'MediaBox [0 0 842 595]']);
  });

  test('keeps each picture byte for byte', () => {
    const bytes = Array.from({ length: 256 }, (_, at) => at);
    const pdf = read(pdfOf([page(10, 10, bytes)]));
    expect(pdf).toContain(`/Length 256 >>\nstream\n${String.fromCharCode(...bytes)}\nendstream`);
  });

  test('says truly where each object and the table begin', () => {
    const pdf = read(pdfOf([page(10, 20, [7, 8, 9]), page(20, 10, [1])]));
    const table = Number(/startxref\n(\d+)\n/u.exec(pdf)?.[1]);
    expect(pdf.slice(table, table + 4)).toBe('xref');
    const offsets = [...pdf.slice(table).matchAll(/^(\d{10}) 00000 n /gmu)].map(([, offset]) => Number(offset));
    expect(offsets).toHaveLength(8);
    for (const [at, offset] of offsets.entries()) {
      expect(pdf.slice(offset, offset + 8)).toContain(`${at + 1} 0 obj`);
    }
  });
});
