import fc from 'fast-check';

/** Ids that the generated requests share, so that one makes what the next one changes: `openTestServer` made the first ones. */
export const knownIds: readonly string[] = [
  ...['01', '02', '03', '11', '12', '21', '22', 'e0', 'e1'].map((end) => `0199f2b6-0000-7000-8000-0000000000${end}`),
  ...Array.from({ length: 24 }, (_, index) => `0199f2b7-0000-7000-8000-0000000000${String(index + 10)}`),
];

/** What a generated request cannot know: an id or a cursor that the server gave. It is filled in when the request is sent. */
export const recalled = (kind: 'id' | 'cursor') => fc.nat(999).map((nth) => `§${kind}${nth}§`);

export const id = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...knownIds.slice(0, 7)) },
  { weight: 2, arbitrary: fc.constantFrom(...knownIds) },
  { weight: 3, arbitrary: recalled('id') },
  fc.uuid(),
);

/** Any character of Unicode, and half ones: the library's own `binary` first makes a table of all million, which takes seconds. */
const character = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));

/** Texts that have broken programs: nothing, NUL, half characters, SQL, markup, names that every object has, direction marks. */
export const text: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'Traoré',
      'Awa',
      'F',
      'M',
      'doctor',
      'nurse',
      'Infirmier',
      'closed',
      '1',
      '+22376123456',
      'ABCD1234',
    ),
  },
  fc.constantFrom(
    ...['', ' ', '\u0000', 'a\u0000b', '\ud800', 'x\udfff', '\ufffe\uffff', '\u202e\u2066', '\u{1f468}\u200d\u{1f469}'],
    ...[
      "'; DROP TABLE person; --",
      '$1',
      '{}',
      '{,}',
      '\\',
      '%',
      '_%',
      '"',
      '<script>alert(1)</script>',
      '=1+1',
      '../../etc/passwd',
    ],
    ...[
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'NaN',
      '1e999',
      '-0',
      'null',
      '٣',
      'ﬀ',
      'İ',
      '((((',
      '(a+)+$',
      '[',
      '*',
    ],
    ...['x'.repeat(300), 'é'.repeat(5000), 'x'.repeat(100_000)],
  ),
  fc.string({ unit: character, maxLength: 12 }),
);

export const date: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('2020-01-01', '2021-06-30', '2024-02-29', '2026-01-31', '1999-12-31') },
  fc.constantFrom(
    ...[
      '0000-00-00',
      '0000-01-01',
      '0001-01-01',
      '-0001-01-01',
      '9999-12-31',
      '10000-01-01',
      '+275760-09-14',
      '2023-02-29',
    ],
    ...[
      '2026-13-01',
      '2026-1-1',
      '31/01/2026',
      '2026-01-31T23:30:00Z',
      'infinity',
      '-infinity',
      'today',
      'epoch',
      '20260131',
    ],
  ),
);

export const number: fc.Arbitrary<number> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 200 }) },
  fc.constantFrom(
    ...[2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, -(2 ** 64), 1e21, 1e308, -1e-300, 0.1, 1.5, 5e-324, 999_999_999_999],
  ),
);

/** A tree of arrays or objects deeper than any stack. */
const deep = fc
  .tuple(fc.constantFrom(60, 3000, 30_000), fc.boolean())
  .map(([depth, lists]) =>
    lists ? '['.repeat(depth) + ']'.repeat(depth) : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`,
  );

/** A value of any kind, in the place of another. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  ...[
    fc.constant(null),
    fc.boolean(),
    number,
    text,
    date,
    id,
    fc.constant([]),
    fc.constant({}),
    fc.constant([[]]),
    fc.constant([null]),
  ],
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('id', 'op', 'value', '__proto__', 'constructor', 'x'), fc.oneof(text, number), {
    maxKeys: 3,
  }),
);

/** Bodies that are no JSON, or too deep, or too large. */
export const brokenBody: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  fc.constantFrom(
    '{',
    '{"values":',
    '{"a":1}{',
    'null',
    '[]',
    '"text"',
    '1',
    'true',
    '\ufeff{}',
    "{'a':1}",
    '{"a":undefined}',
    'a=1&b=2',
    '',
  ),
  fc.constantFrom(
    '{"values":{},"values":[]}',
    '{"__proto__":{"admin":true}}',
    '{"values":{"__proto__":{"surname":"x"}}}',
    '{"a":1e999}',
  ),
  deep,
  deep.map((tree) => `{"values":${tree}}`),
  deep.map(
    (tree) =>
      `{"id":"${knownIds[12]}","operations":[{"do":"create","form":"person","id":"${knownIds[13]}","values":${tree}}]}`,
  ),
  fc.uint8Array({ maxLength: 40 }),
  fc.constant(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
);

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Files as they are sent: images, sheets, and what only says that it is one. */
export const fileBody: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  fc.constantFrom(
    'surname;forename\nTraoré;Awa\nDiarra;\n',
    'a,b\n1,2,3\n"',
    ';;;\n',
    '\u0000\u0000',
    '',
    'x',
    '"'.repeat(2000),
    '\ufeffNom\tPrénom\nA\tB\n',
  ),
  fc
    .constantFrom(
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [0xff, 0xd8, 0xff, 0xe1, 0, 8, 0x45],
      [0x50, 0x4b, 3, 4, 20, 0],
      [0x50, 0x4b, 5, 6],
    )
    .map((bytes) => new Uint8Array(bytes)),
  // A whole picture, and one that breaks off.
  fc.constantFrom(...[0, 12].map((missing) => new Uint8Array(pixel.subarray(0, pixel.byteLength - missing)))),
  fc.constant('%PDF-1.7\n'),
  fc.uint8Array({ maxLength: 200 }),
);

/** A value in so many of a hundred cases, else nothing. */
export function sometimes<T>(value: fc.Arbitrary<T>, percent: number): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: percent, arbitrary: value }, { weight: 100 - percent, arbitrary: fc.constant(undefined) });
}
