import type { Expression, Scalar } from './expression/ast.ts';
import type { Text } from './text.ts';

/** Every kind of field. The set is closed until two modules need one more. */
export type FieldKind =
  | 'text'
  | 'long_text'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'date'
  | 'month'
  | 'boolean'
  | 'choice'
  | 'choices'
  | 'ref'
  | 'refs'
  | 'tree_ref'
  | 'phone'
  | 'email'
  | 'identifier'
  | 'sequence'
  | 'file'
  | 'image'
  | 'gps'
  | 'computed'
  | 'group';

/** A point: decimal degrees, WGS 84. */
export interface GpsPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** What every kind of field may say. */
export interface FieldOptions {
  readonly label: Text;
  readonly help?: Text;
  /** Checked on save, never NOT NULL. An expression makes the requirement conditional. */
  readonly required?: boolean | Expression;
  readonly readonly?: boolean;
  readonly visibleWhen?: Expression;
  /** A literal, or an expression over the record, evaluated when the form opens. */
  readonly default?: Scalar | Expression;
  /** Whether a clerk may say "unknown" in place of a value. */
  readonly unknown?: boolean;
  /** Never part of "all fields" of a grant: it must be named. */
  readonly sensitive?: boolean;
  /** The keys this field had in earlier versions: the planner renames the column. */
  readonly was?: readonly string[];
  /** Words by which a spreadsheet's column may call this field, beside its labels. */
  readonly synonyms?: readonly string[];
}

/** The facts particular to each kind, as the composed Model carries them. */
export interface KindFacts {
  text: { readonly maxLength: number; readonly pattern?: string; readonly unique?: Unique };
  long_text: { readonly maxLength: number };
  integer: { readonly min?: number; readonly max?: number };
  decimal: { readonly scale: number; readonly min?: number; readonly max?: number };
  money: { readonly min?: number; readonly max?: number };
  date: {
    readonly min?: string;
    readonly max?: string;
    /** The stored date is the first day after the period: pages show and take the last day. */
    readonly exclusive?: true;
  };
  month: Record<never, never>;
  boolean: Record<never, never>;
  choice: { readonly list: string };
  choices: { readonly list: string };
  ref: {
    readonly form: string;
    /** The record belongs to the referenced one and is shown as a child of it. */
    readonly parent?: true;
    readonly unique?: Unique;
  };
  refs: { readonly form: string };
  tree_ref: {
    readonly form: string;
    /** As of `ref`: the record belongs to the unit and is shown as a child of it. */
    readonly parent?: true;
  };
  phone: Record<never, never>;
  email: Record<never, never>;
  identifier: {
    readonly pattern?: string;
    readonly warnPattern?: string;
    readonly unique?: Unique;
    readonly maxLength: number;
  };
  sequence: {
    readonly prefix: string;
    readonly digits: number;
    /** The number is given when this field is first filled, not when the record is made. */
    readonly givenWith?: string;
  };
  file: { readonly accept: readonly string[]; readonly maxBytes: number };
  image: { readonly maxBytes: number };
  gps: Record<never, never>;
  computed: { readonly value: Expression; readonly result: 'text' | 'number' | 'date' | 'boolean' };
  group: { readonly fields: Readonly<Record<string, ModelField>>; readonly max?: number };
}

/** `true`: unique in the form; a list of field keys: unique among rows that share their values. */
export type Unique = true | readonly string[];

/** A rule of one field or of a whole record: when `test` is false the save is refused with `message`. */
export interface Rule {
  readonly id: string;
  readonly test: Expression;
  readonly message: Text;
  /** A warning is shown and may be passed over; the default blocks. */
  readonly severity?: 'warning';
}

interface ModelFieldBase extends Omit<FieldOptions, 'required' | 'readonly'> {
  /** The key in records and the column's name. A field added by another layer is `<owner>_<key>`. */
  readonly key: string;
  /** The layer that brought it: a module's id or `site`. */
  readonly owner: string;
  readonly required: boolean | Expression;
  readonly readonly: boolean;
  readonly hidden: boolean;
  readonly section: string;
}

/** A field of the composed Model: a discriminated union on `kind`. */
export type ModelField = { [K in FieldKind]: ModelFieldBase & { readonly kind: K } & KindFacts[K] }[FieldKind];

/** A field of one kind. */
export type ModelFieldOf<K extends FieldKind> = Extract<ModelField, { kind: K }>;
