import { type Expression, type ModelForm, references } from '@baara/model';

/** The keys of a form's own fields that an expression looks at: what they hide, it must not tell. */
export function touchedBy(form: ModelForm, expression: Expression | undefined): readonly string[] {
  if (!expression) return [];
  const keys = references(expression).map(([key = '']) => key);
  return [...new Set(keys)].filter((key) => Object.hasOwn(form.fields, key));
}
