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

/** `required: true` is kept as a type, so that a record knows which of its values are present. */
type Requirement = boolean | Expression;
type IsRequired<R> = [R] extends [true] ? true : false;

/**
 * What every kind takes. `R` alone is inferred from a call: a parameter for the whole object would make a new type of each
 * field of each form, and let a misspelt option pass.
 */
interface Common<R extends Requirement> extends Omit<FieldOptions, 'required'> {
  readonly required?: R;
}
type Facts<K extends keyof KindFacts> = Partial<KindFacts[K]>;
interface TextOptions<R extends Requirement> extends Common<R>, Facts<'text'> {}
interface LongTextOptions<R extends Requirement> extends Common<R>, Facts<'long_text'> {}
interface IntegerOptions<R extends Requirement> extends Common<R>, Facts<'integer'> {}
interface DecimalOptions<R extends Requirement> extends Common<R>, Facts<'decimal'> {}
interface MoneyOptions<R extends Requirement> extends Common<R>, Facts<'money'> {}
interface DateOptions<R extends Requirement> extends Common<R>, Facts<'date'> {}
interface IdentifierOptions<R extends Requirement> extends Common<R>, Facts<'identifier'> {}
interface SequenceOptions<R extends Requirement> extends Common<R>, Facts<'sequence'> {}
interface FileOptions<R extends Requirement> extends Common<R>, Facts<'file'> {}
interface ImageOptions<R extends Requirement> extends Common<R>, Facts<'image'> {}
interface RefOptions<R extends Requirement> extends Common<R> {
  readonly parent?: true;
  readonly unique?: Unique;
}
interface TreeRefOptions<R extends Requirement> extends Common<R> {
  readonly parent?: true;
}
interface ComputedOptions<R extends Requirement> extends Common<R> {
  readonly result: 'text' | 'number' | 'date' | 'boolean';
  readonly value?: Expression;
}
interface GroupOptions<R extends Requirement> extends Common<R> {
  readonly max?: number;
}

function field<Kind extends FieldKind, Value, R extends Requirement>(
  kind: Kind,
  options: Common<R>,
  defaults: Readonly<Record<string, unknown>>,
  more: { readonly target?: Target; readonly fields?: FieldMap } = {},
): FieldDefinition<Kind, Value, IsRequired<R>> {
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
  text: <R extends Requirement = false>(options: TextOptions<R>) =>
    field<'text', string, R>('text', options, { maxLength: 255 }),
  /** Several lines, 10,000 characters at most unless told. */
  longText: <R extends Requirement = false>(options: LongTextOptions<R>) =>
    field<'long_text', string, R>('long_text', options, { maxLength: 10_000 }),
  integer: <R extends Requirement = false>(options: IntegerOptions<R>) =>
    field<'integer', number, R>('integer', options, {}),
  /** A decimal number with `scale` digits after the point, 2 unless told. */
  decimal: <R extends Requirement = false>(options: DecimalOptions<R>) =>
    field<'decimal', number, R>('decimal', options, { scale: 2 }),
  /** An amount in whole minor units of the site's currency. */
  money: <R extends Requirement = false>(options: MoneyOptions<R>) => field<'money', number, R>('money', options, {}),
  /** A day, as ISO text. */
  date: <R extends Requirement = false>(options: DateOptions<R>) => field<'date', string, R>('date', options, {}),
  /** A month, as `2026-01`. */
  month: <R extends Requirement = false>(options: Common<R>) => field<'month', string, R>('month', options, {}),
  boolean: <R extends Requirement = false>(options: Common<R>) => field<'boolean', boolean, R>('boolean', options, {}),
  /** One item of a list, as its code. */
  choice: <R extends Requirement = false>(list: Target, options: Common<R>) =>
    field<'choice', string, R>('choice', options, {}, { target: list }),
  /** Several items of a list, as codes. */
  choices: <R extends Requirement = false>(list: Target, options: Common<R>) =>
    field<'choices', readonly string[], R>('choices', options, {}, { target: list }),
  /** Another record, as its id. `parent: true` shows this record as a child of it. */
  ref: <R extends Requirement = false>(form: Target, options: RefOptions<R>) =>
    field<'ref', string, R>('ref', options, {}, { target: form }),
  refs: <R extends Requirement = false>(form: Target, options: Common<R>) =>
    field<'refs', readonly string[], R>('refs', options, {}, { target: form }),
  /** A unit of the organisation tree, as its id. */
  treeRef: <R extends Requirement = false>(tree: Target, options: TreeRefOptions<R>) =>
    field<'tree_ref', string, R>('tree_ref', options, {}, { target: tree }),
  /** A telephone number, kept as `+` and digits. */
  phone: <R extends Requirement = false>(options: Common<R>) => field<'phone', string, R>('phone', options, {}),
  email: <R extends Requirement = false>(options: Common<R>) => field<'email', string, R>('email', options, {}),
  /** A number or code of an administration: upper case, no spaces. `pattern` blocks, `warnPattern` warns. */
  identifier: <R extends Requirement = false>(options: IdentifierOptions<R>) =>
    field<'identifier', string, R>('identifier', options, { maxLength: 64 }),
  /** A number the server gives when the record is first saved, or when the field `givenWith` is first filled; it stays. */
  sequence: <R extends Requirement = false>(options: SequenceOptions<R>) =>
    field<'sequence', string, R>('sequence', options, { prefix: '', digits: 6 }),
  file: <R extends Requirement = false>(options: FileOptions<R>) =>
    field<'file', string, R>('file', options, {
      accept: ['application/pdf', 'image/jpeg', 'image/png'],
      maxBytes: 10 * megabyte,
    }),
  image: <R extends Requirement = false>(options: ImageOptions<R>) =>
    field<'image', string, R>('image', options, { maxBytes: 5 * megabyte }),
  gps: <R extends Requirement = false>(options: Common<R>) => field<'gps', GpsPoint, R>('gps', options, {}),
  /** A value derived from the others; its formula stands in the form's `compute`, or, when an overlay adds it, in `value`. */
  computed: <R extends Requirement = false>(options: ComputedOptions<R>) =>
    field<'computed', Scalar, R>('computed', options, {}),
  /** Rows of fields inside the record. */
  group: <F extends FieldMap, R extends Requirement = false>(fields: F, options: GroupOptions<R>) =>
    field<'group', readonly RecordOf<{ readonly fields: F }>[], R>('group', options, {}, { fields }),
};

/** A default or a condition that a field takes from an expression. */
export type FieldCondition = {
  readonly visibleWhen?: Expression;
  readonly required?: Expression | boolean;
  readonly default?: Expression | Scalar;
};
