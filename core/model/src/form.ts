import type { Consulted } from './consulted.ts';
import type { Expression, Scalar } from './expression/ast.ts';
import { fieldRef, type RefOf } from './expression/build.ts';
import { type FieldCondition, type FieldDefinition, f } from './f.ts';
import type { FieldKind, Rule } from './field.ts';
import type { ListItem, ModelForm, PlacePath } from './model.ts';
import type { Overlay } from './overlay.ts';
import type { QuickAction } from './quick-action.ts';
import { definedAt } from './source.ts';
import type { Text } from './text.ts';
import type { Timeline } from './timeline.ts';

export type FieldMap = Readonly<Record<string, FieldDefinition>>;

/** Typed references to a form's fields, as `rules`, `conditions` and `compute` receive them. */
export type Refs<Fields> = {
  readonly [K in keyof Fields]: Fields[K] extends { readonly kind: infer Kind extends FieldKind } ? RefOf<Kind> : never;
};

/** A reference to a form that knows its fields. An overlay's handle knows its own additions too. */
export interface FormHandle<Id extends string = string, Fields extends object = object> {
  readonly id: Id;
  readonly kind: 'record' | 'list';
  readonly fields: Fields;
  readonly draft: FormDraft;
  /** The additions that make this handle wider than the form: the module must list them under `extend`. */
  readonly overlay?: Overlay;
}

/** A form as its module writes it, with the types erased. */
export interface FormDraft {
  readonly id: string;
  readonly kind: 'record' | 'list';
  readonly label: Text;
  readonly plural: Text;
  readonly help?: Text;
  readonly fields: FieldMap;
  readonly sections: readonly SectionDraft[];
  readonly rules: readonly Rule[];
  readonly conditions: Readonly<Record<string, FieldCondition>>;
  readonly compute: Readonly<Record<string, Expression>>;
  readonly place: readonly PlaceDraft[];
  readonly title: readonly string[];
  readonly columns: readonly string[];
  readonly sort: readonly string[];
  readonly dated?: ModelForm['dated'];
  readonly tree?: { readonly states: FormHandle | string; readonly successions: FormHandle | string };
  readonly unique: readonly (readonly string[])[];
  readonly search?: ModelForm['search'];
  readonly duplicates?: ModelForm['duplicates'];
  readonly sensitive: boolean;
  readonly was: readonly string[];
  readonly timeline?: ModelForm['timeline'];
  readonly snapshot?: ModelForm['snapshot'];
  readonly consults?: readonly Consulted[];
  readonly actions?: readonly QuickAction[];
  readonly byAction?: Text;
  readonly menu?: string;
  readonly items: readonly ListItem[];
  /** `file:line` of the definition. */
  readonly source: string;
}

export interface SectionDraft {
  readonly key: string;
  readonly label: Text;
  readonly fields: readonly string[];
}

/** A path as written: a tree reference's key, or what `via` and `posts` return. */
export type PlaceDraft =
  | string
  | PlacePath
  | { readonly kind: 'posts'; readonly form: FormHandle; readonly unit: string; readonly owner: string };

/** Wherever the record that `field` refers to is. */
export const via = (field: string): PlacePath => ({ kind: 'via', field });

/**
 * Where its open dated rows in `form` are: `unit` is that form's tree reference, `owner` its boolean that marks the main one.
 *
 * @example posts({ form: assignment, unit: 'facility', owner: 'main' })
 */
export const posts = <Fields extends object>(options: {
  readonly form: FormHandle<string, Fields>;
  readonly unit: keyof Fields & string;
  readonly owner: keyof Fields & string;
}): PlaceDraft => ({ kind: 'posts', ...options });

export interface DatedFields {
  readonly valid_from: FieldDefinition<'date', string, true>;
  readonly valid_to: FieldDefinition<'date', string, false>;
}

type WithDates<Fields, Dated> = Dated extends object ? Fields & Omit<DatedFields, keyof Fields> : Fields;

export interface FormOptions<Fields extends FieldMap, Dated extends DatedOption | undefined> {
  readonly label: Text;
  readonly plural?: Text;
  readonly help?: Text;
  readonly fields: Fields;
  /** Order and grouping of the page; fields that no section names follow in a last one. */
  readonly sections?: readonly {
    readonly key: string;
    readonly label: Text;
    readonly fields: readonly (keyof WithDates<Fields, Dated> & string)[];
  }[];
  readonly rules?: (r: Refs<WithDates<Fields, Dated>>) => readonly RuleDraft[];
  /** Visibility, requirement and defaults that depend on other fields. */
  readonly conditions?: (r: Refs<WithDates<Fields, Dated>>) => {
    readonly [K in keyof WithDates<Fields, Dated>]?: FieldCondition;
  };
  /** The formulas of computed fields. */
  readonly compute?: (r: Refs<WithDates<Fields, Dated>>) => { readonly [K in keyof Fields]?: Expression };
  readonly place: PlaceDraft | readonly PlaceDraft[];
  readonly title: readonly (keyof WithDates<Fields, Dated> & string)[];
  readonly columns?: readonly (keyof WithDates<Fields, Dated> & string)[];
  readonly sort?: readonly string[];
  readonly dated?: Dated;
  /** Fields of the record that the rows belong to which bear what the last row to have begun says: lists need no join. */
  readonly snapshot?: {
    readonly record: keyof Fields & string;
    readonly fields: { readonly [K in keyof Fields]?: string };
  };
  readonly tree?: FormDraft['tree'];
  readonly unique?: readonly (readonly (keyof WithDates<Fields, Dated> & string)[])[];
  readonly search?: ModelForm['search'];
  readonly duplicates?: ModelForm['duplicates'];
  readonly sensitive?: boolean;
  readonly was?: readonly string[];
  /** How its rows stand on the time line of the record that they belong to. Dated rows stand there of themselves; `false` keeps them out. */
  readonly timeline?:
    | {
        readonly from: keyof WithDates<Fields, Dated> & string;
        readonly to?: keyof WithDates<Fields, Dated> & string;
        readonly kind: Timeline['kind'];
      }
    | false;
  /** What is shown beside a record while it is written: of the row of `form` with the same values in `by`, its `fields`. */
  readonly consults?: readonly Consulted[];
  /** What the page of the record that its rows belong to offers at once: plan a leave, end of service. */
  readonly actions?: readonly QuickAction[];
  /** Its records are made by an action of the module’s server part only: nothing offers a new one, and one that is typed, imported or sent is refused in these words. */
  readonly byAction?: Text;
  readonly menu?: string;
}

export interface DatedOption {
  readonly exclusive?: readonly string[];
  /** Other fields, each with those beside it, that one row at a time may hold where `when` holds: a post has one holder. Rows where one is empty are free. */
  readonly alsoExclusive?: readonly (readonly string[])[];
  readonly when?: Expression;
  /** What a change of a field on a day leaves behind: the new row begins without these fields, unless they are said with it. */
  readonly renews?: Readonly<Record<string, readonly string[]>>;
  /**
   * What the row that a change of a field on a day ends is given: how it ended. The new row begins without these fields and
   * without an end that was planned; a past end stays with it, as it is when that row ended.
   */
  readonly closes?: Readonly<Record<string, Readonly<Record<string, Scalar>>>>;
}

export type RuleDraft = Omit<Rule, 'id'> & { readonly id?: string };

/**
 * A rule of a record: when `test` is false the save is refused with `message`.
 *
 * @example rule(r.ends.onOrAfter(r.starts), { fr: 'La fin précède le début.', en: 'It ends before it starts.' })
 */
export const rule = (
  test: Expression,
  message: Text,
  options: { readonly id?: string; readonly severity?: 'warning' } = {},
): RuleDraft => ({ test, message, ...options });

/** The dated columns, for forms that do not word them themselves. */
const datedFields: DatedFields = {
  valid_from: f.date({ label: { fr: 'Depuis le', en: 'From' }, required: true }),
  valid_to: f.date({ label: { fr: 'Jusqu’au', en: 'Until' }, exclusive: true }),
};

export function refsOf<Fields extends object>(fields: Fields): Refs<Fields> {
  return Object.fromEntries(Object.keys(fields).map((key) => [key, fieldRef([key])])) as unknown as Refs<Fields>;
}

/**
 * Defines a form: one table, one page, one set of validators.
 *
 * @example
 * export const note = defineForm('note', {
 *   label: { fr: 'Note', en: 'Note' },
 *   fields: { text: f.longText({ label: { fr: 'Texte', en: 'Text' }, required: true }) },
 *   place: 'everyone',
 *   title: ['text'],
 * });
 */
export function defineForm<
  Id extends string,
  Fields extends FieldMap,
  Dated extends DatedOption | undefined = undefined,
>(id: Id, options: FormOptions<Fields, Dated>): FormHandle<Id, WithDates<Fields, Dated>> {
  const fields = (
    options.dated ? { ...options.fields, ...missing(datedFields, options.fields) } : options.fields
  ) as WithDates<Fields, Dated>;
  const r = refsOf(fields as object) as Refs<WithDates<Fields, Dated>>;
  const draft: FormDraft = {
    id,
    kind: 'record',
    label: options.label,
    plural: options.plural ?? options.label,
    ...(options.help && { help: options.help }),
    fields: fields as FieldMap,
    sections: options.sections ?? [],
    rules: nameRules(options.rules?.(r) ?? [], 'rule'),
    conditions: (options.conditions?.(r) ?? {}) as Readonly<Record<string, FieldCondition>>,
    compute: (options.compute?.(r) ?? {}) as Readonly<Record<string, Expression>>,
    place: asList(options.place),
    title: options.title,
    columns: options.columns ?? options.title,
    sort: options.sort ?? options.title,
    ...(options.dated && { dated: options.dated }),
    ...(options.tree && { tree: options.tree }),
    unique: options.unique ?? [],
    ...(options.search && { search: options.search }),
    ...(options.duplicates && { duplicates: options.duplicates }),
    sensitive: options.sensitive ?? false,
    was: options.was ?? [],
    ...(options.snapshot && { snapshot: options.snapshot as NonNullable<FormDraft['snapshot']> }),
    ...(options.timeline !== undefined && { timeline: options.timeline }),
    ...(options.consults && { consults: options.consults }),
    ...(options.actions && { actions: options.actions }),
    ...(options.byAction && { byAction: options.byAction }),
    ...(options.menu && { menu: options.menu }),
    items: [],
    source: definedAt(defineForm),
  };
  return { id, kind: 'record', fields, draft };
}

/** Rules with their ids: their own, or their number after `prefix`. */
export function nameRules(rules: readonly RuleDraft[], prefix: string): Rule[] {
  return rules.map((each, index) => ({ ...each, id: each.id ?? `${prefix}_${index + 1}` }));
}

/** The paths of a place. A site in JavaScript may have left it out: composing it says so, with all that is wrong beside it. */
export function asList(place: PlaceDraft | readonly PlaceDraft[] | undefined): readonly PlaceDraft[] {
  const paths = (Array.isArray(place) ? place : [place]) as readonly (PlaceDraft | null | undefined)[];
  return paths.filter((path): path is PlaceDraft => path !== undefined && path !== null);
}

function missing<T extends object>(defaults: T, present: object): Partial<T> {
  return Object.fromEntries(Object.entries(defaults).filter(([key]) => !(key in present))) as Partial<T>;
}
