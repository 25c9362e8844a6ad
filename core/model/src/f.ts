import type { Expression, Scalar } from './expression/ast.ts';
import type { FieldKind, FieldOptions, GpsPoint, KindFacts, Unique } from './field.ts';
import type { FieldMap, FormHandle } from './form.ts';
import type { RecordOf } from './record.ts';

declare const valueType: unique symbol;

/** A field as a module writes it. `Value` and `Required` exist for inference only. */
export interface FieldDefinition<
  Kind extends FieldKind = FieldKind,
  Value = unknown,
  Required extends boolean = boolean,
> {
  readonly kind: Kind;
  readonly options: FieldOptions;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Forms this field refers to: `compose` checks that the layer may see them. */
  readonly target?: Target;
  readonly fields?: FieldMap;
  readonly [valueType]?: { readonly value: Value; readonly required: Required };
}

/** A form to refer to; `self` is the form being defined. */
export type Target = FormHandle | 'self';

type IsRequired<O> = O extends { readonly required: true } ? true : false;
type Options<Facts> = FieldOptions & Partial<Facts>;

function field<Kind extends FieldKind, Value, O extends FieldOptions>(
  kind: Kind,
  options: O,
  defaults: Readonly<Record<string, unknown>>,
  more: { readonly target?: Target; readonly fields?: FieldMap } = {},
): FieldDefinition<Kind, Value, IsRequired<O>> {
  const facts: Record<string, unknown> = { ...defaults };
  const common: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (commonOptions.has(key)) common[key] = value;
    else facts[key] = value;
  }
  return { kind, options: common as unknown as FieldOptions, facts, ...more };
}

const commonOptions = new Set([
  'label',
  'help',
  'required',
  'readonly',
  'visibleWhen',
  'default',
  'unknown',
  'sensitive',
  'was',
  'synonyms',
]);

const megabyte = 1024 * 1024;

/**
 * The kinds of field. Each takes its label in French and English, and what its kind allows.
 *
 * @example
 * fields: {
 *   surname: f.text({ label: { fr: 'Nom', en: 'Surname' }, required: true }),
 *   birth_date: f.date({ label: { fr: 'Date de naissance', en: 'Birth date' }, unknown: true }),
 * }
 */
export const f = {
  /** One line of text, 255 characters at most unless told. */
  text: <const O extends Options<KindFacts['text']>>(options: O) =>
    field<'text', string, O>('text', options, { maxLength: 255 }),
  /** Several lines, 10,000 characters at most unless told. */
  longText: <const O extends Options<KindFacts['long_text']>>(options: O) =>
    field<'long_text', string, O>('long_text', options, { maxLength: 10_000 }),
  integer: <const O extends Options<KindFacts['integer']>>(options: O) =>
    field<'integer', number, O>('integer', options, {}),
  /** A decimal number with `scale` digits after the point, 2 unless told. */
  decimal: <const O extends Options<KindFacts['decimal']>>(options: O) =>
    field<'decimal', number, O>('decimal', options, { scale: 2 }),
  /** An amount in whole minor units of the site's currency. */
  money: <const O extends Options<KindFacts['money']>>(options: O) => field<'money', number, O>('money', options, {}),
  /** A day, as ISO text. */
  date: <const O extends Options<KindFacts['date']>>(options: O) => field<'date', string, O>('date', options, {}),
  /** A month, as `2026-01`. */
  month: <const O extends FieldOptions>(options: O) => field<'month', string, O>('month', options, {}),
  boolean: <const O extends FieldOptions>(options: O) => field<'boolean', boolean, O>('boolean', options, {}),
  /** One item of a list, as its code. */
  choice: <const O extends FieldOptions>(list: Target, options: O) =>
    field<'choice', string, O>('choice', options, {}, { target: list }),
  /** Several items of a list, as codes. */
  choices: <const O extends FieldOptions>(list: Target, options: O) =>
    field<'choices', readonly string[], O>('choices', options, {}, { target: list }),
  /** Another record, as its id. `parent: true` shows this record as a child of it. */
  ref: <const O extends FieldOptions & { readonly parent?: true; readonly unique?: Unique }>(
    form: Target,
    options: O,
  ) => field<'ref', string, O>('ref', options, {}, { target: form }),
  refs: <const O extends FieldOptions>(form: Target, options: O) =>
    field<'refs', readonly string[], O>('refs', options, {}, { target: form }),
  /** A unit of the organisation tree, as its id. */
  treeRef: <const O extends FieldOptions & { readonly parent?: true }>(tree: Target, options: O) =>
    field<'tree_ref', string, O>('tree_ref', options, {}, { target: tree }),
  /** A telephone number, kept as `+` and digits. */
  phone: <const O extends FieldOptions>(options: O) => field<'phone', string, O>('phone', options, {}),
  email: <const O extends FieldOptions>(options: O) => field<'email', string, O>('email', options, {}),
  /** A number or code of an administration: upper case, no spaces. `pattern` blocks, `warnPattern` warns. */
  identifier: <const O extends Options<KindFacts['identifier']>>(options: O) =>
    field<'identifier', string, O>('identifier', options, { maxLength: 64 }),
  /** A number the server gives when the record is first saved. */
  sequence: <const O extends Options<KindFacts['sequence']>>(options: O) =>
    field<'sequence', string, O>('sequence', options, { prefix: '', digits: 6 }),
  file: <const O extends Options<KindFacts['file']>>(options: O) =>
    field<'file', string, O>('file', options, {
      accept: ['application/pdf', 'image/jpeg', 'image/png'],
      maxBytes: 10 * megabyte,
    }),
  image: <const O extends Options<KindFacts['image']>>(options: O) =>
    field<'image', string, O>('image', options, { maxBytes: 5 * megabyte }),
  gps: <const O extends FieldOptions>(options: O) => field<'gps', GpsPoint, O>('gps', options, {}),
  /** A value derived from the others; its formula stands in the form's `compute`, or, when an overlay adds it, in `value`. */
  computed: <
    const O extends FieldOptions & {
      readonly result: 'text' | 'number' | 'date' | 'boolean';
      readonly value?: Expression;
    },
  >(
    options: O,
  ) => field<'computed', Scalar, O>('computed', options, {}),
  /** Rows of fields inside the record. */
  group: <const F extends FieldMap, const O extends FieldOptions & { readonly max?: number }>(fields: F, options: O) =>
    field<'group', readonly RecordOf<{ readonly fields: F }>[], O>('group', options, {}, { fields }),
};

/** A default or a condition that a field takes from an expression. */
export type FieldCondition = {
  readonly visibleWhen?: Expression;
  readonly required?: Expression | boolean;
  readonly default?: Expression | Scalar;
};
