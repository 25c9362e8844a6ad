import { expect, test } from 'vitest';
import { refusedLine } from './refused-file.ts';

test('the refused lines run no formula in whoever’s spreadsheet opens them', () => {
  const cells = ['=HYPERLINK("http://x")', '+cmd|calc', '@SUM(A1)', '-2+3', '\tx', '-12,5', '+223 76', 'Traoré'];
  expect(refusedLine(cells)).toBe(
    `"'=HYPERLINK(""http://x"")";'+cmd|calc;'@SUM(A1);'-2+3;'\tx;-12,5;+223 76;Traoré\r\n`,
  );
});
