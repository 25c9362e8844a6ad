import type { ModelField } from '../field.ts';
import type { ModelForm } from '../model.ts';
import type { ExpressionType } from './ast.ts';

/** `state`: a field of which one may ask only whether it is empty or unknown (files, points, groups). */
export type FieldType = ExpressionType | 'state';

/** What a path leads to: its type, and the form that it refers to or the list that its code comes from. */
export interface FieldAt {
  readonly type: FieldType;
  readonly field?: ModelField;
  /** The form of the records that a reference points to, or of the list that a code belongs to. */
  readonly target?: string;
  /** A computed field: its value is another expression over `form`. */
  readonly form: ModelForm;
}

export type PathFault =
  | { readonly code: 'expression.unknown_field'; readonly form: string; readonly field: string }
  | { readonly code: 'expression.not_reference'; readonly form: string; readonly field: string }
  | { readonly code: 'expression.unknown_form'; readonly form: string };

type Forms = Readonly<Record<string, ModelForm>>;

const resultTypes = { text: 'text', number: 'number', date: 'date', boolean: 'boolean' } as const;

/** The type of a field in expressions. */
export function typeOfField(field: ModelField): FieldType {
  switch (field.kind) {
    case 'text':
    case 'long_text':
    case 'phone':
    case 'email':
    case 'identifier':
    case 'sequence':
      return 'text';
    case 'integer':
    case 'decimal':
    case 'money':
      return 'number';
    case 'date':
    case 'month':
    case 'boolean':
      return field.kind;
    case 'choice':
      return 'code';
    case 'choices':
    case 'refs':
      return 'many';
    case 'ref':
    case 'tree_ref':
      return 'reference';
    case 'computed':
      return resultTypes[field.result];
    case 'file':
    case 'image':
    case 'gps':
    case 'group':
      return 'state';
  }
}

const target = (field: ModelField): string | undefined =>
  'list' in field ? field.list : 'form' in field ? field.form : undefined;

/** The columns that the engine gives to every table, and to every list's. */
function builtIn(form: ModelForm, key: string): Omit<FieldAt, 'form'> | undefined {
  if (key === 'id') return { type: 'reference', target: form.id };
  if (key === 'owner') return { type: 'reference' };
  if (form.kind !== 'list') return undefined;
  if (key === 'code' || key === 'parent' || key === 'replaced_by') return { type: 'code', target: form.id };
  if (key === 'label_fr' || key === 'label_en') return { type: 'text' };
  if (key === 'sort') return { type: 'number' };
  return key === 'retired' ? { type: 'boolean' } : undefined;
}

/** Follows a path from `form`: each step but the last must be a reference or a choice. */
export function fieldAt(options: {
  readonly form: ModelForm;
  readonly forms: Forms;
  readonly path: readonly string[];
}): FieldAt | PathFault {
  let { form } = options;
  for (const [index, key] of options.path.entries()) {
    const field = Object.hasOwn(form.fields, key) ? form.fields[key] : undefined;
    const found: FieldAt | undefined = field
      ? { type: typeOfField(field), field, form, ...(target(field) && { target: target(field) as string }) }
      : withForm(builtIn(form, key), form);
    if (!found) return { code: 'expression.unknown_field', form: form.id, field: key };
    if (index === options.path.length - 1) return found;
    if ((found.type !== 'reference' && found.type !== 'code') || found.target === undefined)
      return { code: 'expression.not_reference', form: form.id, field: key };
    const next = Object.hasOwn(options.forms, found.target) ? options.forms[found.target] : undefined;
    if (!next) return { code: 'expression.unknown_form', form: found.target };
    form = next;
  }
  return { code: 'expression.unknown_field', form: form.id, field: '' };
}

const withForm = (found: Omit<FieldAt, 'form'> | undefined, form: ModelForm): FieldAt | undefined =>
  found && { ...found, form };
