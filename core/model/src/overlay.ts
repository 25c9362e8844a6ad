import type { Expression } from './expression/ast.ts';
import type { FieldCondition, FieldDefinition } from './f.ts';
import type { Rule } from './field.ts';
import {
  asList,
  type FieldMap,
  type FormHandle,
  nameRules,
  type PlaceDraft,
  type Refs,
  type RuleDraft,
  refsOf,
} from './form.ts';
import type { ListItem } from './model.ts';
import { definedAt } from './source.ts';
import type { Text } from './text.ts';

/** The changes a layer makes to a form it does not own. */
export interface OverlayOptions<Fields extends object, Added extends FieldMap> {
  readonly add?: Added;
  readonly hide?: readonly (keyof Fields & string)[];
  readonly relabel?: {
    readonly form?: Text;
    readonly plural?: Text;
    readonly fields?: { readonly [K in keyof Fields & string]?: Text };
    readonly items?: Readonly<Record<string, Text>>;
    readonly sections?: Readonly<Record<string, Text>>;
  };
  readonly help?: { readonly [K in keyof Fields & string]?: Text };
  readonly require?: { readonly [K in keyof Fields & string]?: boolean | Expression };
  readonly default?: { readonly [K in keyof Fields & string]?: FieldCondition['default'] };
  readonly readonly?: readonly (keyof Fields & string)[];
  readonly visibleWhen?: { readonly [K in keyof Fields & string]?: Expression };
  readonly addItems?: readonly ListItem[];
  readonly retireItems?: readonly string[];
  /** Puts a field before or after another, in that one's section. */
  readonly move?: Readonly<Record<string, { readonly before: string } | { readonly after: string }>>;
  /** Adds rules; it never removes one. Added fields bear their full name: `<owner>_<key>`. */
  readonly validate?: (r: Refs<Fields>) => readonly RuleDraft[];
  /** Identifiers that the form's search matches too. Added fields bear their full name. */
  readonly searchBy?: readonly string[];
  /** The columns of its list page, in place of those it had. Added fields bear their full name. */
  readonly columns?: readonly string[];
  /** Where the form's records belong, when the form leaves it to a module that knows. */
  readonly place?: PlaceDraft | readonly PlaceDraft[];
}

interface OwnedOverlay<Owner extends string, Fields extends object, Added extends FieldMap>
  extends OverlayOptions<Fields, Added> {
  readonly owner: Owner;
}

/** An overlay with the types erased. */
export interface Overlay {
  readonly form: string;
  readonly owner: string;
  readonly source: string;
  readonly changes: Omit<OverlayOptions<Record<string, FieldDefinition>, FieldMap>, 'validate' | 'place'> & {
    readonly rules: readonly Rule[];
    readonly place?: readonly PlaceDraft[];
  };
}

/**
 * Changes a form of another layer and returns a wider handle of it. Added fields are named `<owner>_<key>`.
 *
 * @example export const person_mali = extendForm(person, { owner: 'mali', require: { birth_date: true } });
 */
export function extendForm<
  Id extends string,
  Fields extends object,
  Owner extends string,
  Added extends FieldMap = Record<never, never>,
>(
  form: FormHandle<Id, Fields>,
  options: OwnedOverlay<Owner, Fields, Added>,
): FormHandle<Id, Fields & { readonly [K in keyof Added & string as `${Owner}_${K}`]: Added[K] }> {
  const { owner, validate, place, ...changes } = options;
  const added = Object.fromEntries(Object.entries(options.add ?? {}).map(([key, value]) => [`${owner}_${key}`, value]));
  const fields = { ...form.fields, ...added };
  const overlay: Overlay = {
    form: form.id,
    owner,
    source: definedAt(extendForm),
    changes: {
      ...(changes as unknown as Overlay['changes']),
      rules: nameRules(validate?.(refsOf(fields) as Refs<Fields>) ?? [], owner),
      ...(place !== undefined && { place: asList(place) }),
    },
  };
  return { ...form, fields: fields as never, overlay };
}
