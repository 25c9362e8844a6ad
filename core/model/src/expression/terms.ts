import type { Expression, Scalar } from './ast.ts';

/**
 * What a module's author may write after a field: `r.ends.onOrAfter(r.starts)`.
 * A term is an expression node that also has the methods of its type; JSON keeps the node only.
 */
export type Term<Methods> = Expression & Methods;

/** An operand: a constant of the term's own type, or any expression (its type is checked by `compose`). */
export type Operand<Constant extends Scalar> = Constant | Expression;

export interface TextMethods {
  eq(other: Operand<string>): BooleanTerm;
  ne(other: Operand<string>): BooleanTerm;
  in(list: readonly string[]): BooleanTerm;
  /** Whole-string match; the pattern is of the restricted kind that `checkPattern` accepts. */
  matches(pattern: string): BooleanTerm;
  /** Containment without regard to case and accents. */
  contains(text: Operand<string>): BooleanTerm;
  /** Prefix without regard to case and accents. */
  startsWith(text: Operand<string>): BooleanTerm;
  /** Characters. */
  length(): NumberTerm;
  upper(): TextTerm;
  lower(): TextTerm;
  trim(): TextTerm;
}

export interface NumberMethods {
  eq(other: Operand<number>): BooleanTerm;
  ne(other: Operand<number>): BooleanTerm;
  in(list: readonly number[]): BooleanTerm;
  lt(other: Operand<number>): BooleanTerm;
  le(other: Operand<number>): BooleanTerm;
  gt(other: Operand<number>): BooleanTerm;
  ge(other: Operand<number>): BooleanTerm;
  add(other: Operand<number>): NumberTerm;
  subtract(other: Operand<number>): NumberTerm;
  multiply(other: Operand<number>): NumberTerm;
  /** Division by zero is an error, never an infinity. */
  divide(other: Operand<number>): NumberTerm;
}

/** Constants are ISO text: `2026-01-31`, or `2026-01` for a month. */
export interface OrderedMethods {
  eq(other: Operand<string>): BooleanTerm;
  ne(other: Operand<string>): BooleanTerm;
  before(other: Operand<string>): BooleanTerm;
  after(other: Operand<string>): BooleanTerm;
  onOrBefore(other: Operand<string>): BooleanTerm;
  onOrAfter(other: Operand<string>): BooleanTerm;
}

export interface DateMethods extends OrderedMethods {
  addDays(amount: Operand<number>): DateTerm;
  addMonths(amount: Operand<number>): DateTerm;
  addYears(amount: Operand<number>): DateTerm;
  /** Whole years from this date to the other: an age. */
  yearsTo(other: Operand<string>): NumberTerm;
  monthsTo(other: Operand<string>): NumberTerm;
  daysTo(other: Operand<string>): NumberTerm;
}

export interface BooleanMethods {
  eq(other: Operand<boolean>): BooleanTerm;
  ne(other: Operand<boolean>): BooleanTerm;
  and(...others: readonly Expression[]): BooleanTerm;
  or(...others: readonly Expression[]): BooleanTerm;
  not(): BooleanTerm;
}

export interface CodeMethods {
  eq(other: Operand<string>): BooleanTerm;
  ne(other: Operand<string>): BooleanTerm;
  in(list: readonly string[]): BooleanTerm;
  /** A field of the list's item: `r.cadre.to('counted')`. */
  to(key: string): AnyRef;
}

export interface ReferenceMethods {
  /** Ids. */
  eq(other: Operand<string>): BooleanTerm;
  ne(other: Operand<string>): BooleanTerm;
  in(list: readonly string[]): BooleanTerm;
  /** A field of the referenced record: `r.facility.to('name')`; `compose` checks that it exists. */
  to(key: string): AnyRef;
}

export interface TreeMethods {
  /** True when the unit lies at `unit` (an id) or below it in today's tree. */
  under(unit: string): BooleanTerm;
}

export interface ManyMethods {
  /** True when at least one of the field's values is in the list. */
  any(list: readonly string[]): BooleanTerm;
}

export type TextTerm = Term<TextMethods>;
export type NumberTerm = Term<NumberMethods>;
export type DateTerm = Term<DateMethods>;
export type BooleanTerm = Term<BooleanMethods>;

/** A field by its path, with the questions that every field answers. */
export interface FieldRef {
  readonly op: 'field';
  readonly path: readonly string[];
  /** Neither a value nor said to be unknown. */
  isEmpty(): BooleanTerm;
  /** Said to be unknown. */
  isUnknown(): BooleanTerm;
}

export interface TextRef extends FieldRef, TextMethods {}
export interface NumberRef extends FieldRef, NumberMethods {}
export interface MonthRef extends FieldRef, OrderedMethods {}
export interface DateRef extends FieldRef, DateMethods {}
export interface BooleanRef extends FieldRef, BooleanMethods {}
export interface CodeRef extends FieldRef, CodeMethods {}
export interface ReferenceRef extends FieldRef, ReferenceMethods {}
export interface TreeRef extends ReferenceRef, TreeMethods {}
export interface ManyRef extends FieldRef, ManyMethods {}

/** A field whose type is known to `compose` only: a computed one, or one of another form. */
export interface AnyRef
  extends FieldRef,
    Omit<TextMethods, 'eq' | 'ne' | 'in'>,
    Omit<NumberMethods, 'eq' | 'ne' | 'in'>,
    Omit<DateMethods, 'eq' | 'ne'>,
    Omit<BooleanMethods, 'eq' | 'ne'>,
    Omit<ReferenceMethods, 'eq' | 'ne' | 'in'>,
    TreeMethods,
    ManyMethods {
  eq(other: Operand<string | number | boolean>): BooleanTerm;
  ne(other: Operand<string | number | boolean>): BooleanTerm;
  in(list: readonly (string | number)[]): BooleanTerm;
}

/** The reference that each kind of field gives to `rules: r => …`. */
export interface RefByKind {
  text: TextRef;
  long_text: TextRef;
  integer: NumberRef;
  decimal: NumberRef;
  money: NumberRef;
  date: DateRef;
  month: MonthRef;
  boolean: BooleanRef;
  choice: CodeRef;
  choices: ManyRef;
  ref: ReferenceRef;
  refs: ManyRef;
  tree_ref: TreeRef;
  phone: TextRef;
  email: TextRef;
  identifier: TextRef;
  sequence: TextRef;
  file: FieldRef;
  image: FieldRef;
  gps: FieldRef;
  computed: AnyRef;
  group: FieldRef;
}

/** The typed reference to a field of kind `K`. */
export type RefOf<K extends keyof RefByKind> = RefByKind[K];
