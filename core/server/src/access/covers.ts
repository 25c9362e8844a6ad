import {
  aggregatesIn,
  type Grant,
  type Model,
  type ModelField,
  type ModelForm,
  references,
  rowPathsOf,
} from '@baara/model';

/**
 * Whether a grant's fields include this one. "All fields" never includes a sensitive field: it must be named.
 * A field computed from a sensitive one is sensitive.
 */
export function covers(grant: Grant, form: ModelForm, field: ModelField, model: Model): boolean {
  if (grant.fields !== undefined && grant.fields !== '*') return grant.fields.includes(field.key);
  return !isSensitive(form, field, model);
}

/** Whether a field, or something that it is computed from, is marked sensitive. */
export function isSensitive(form: ModelForm, field: ModelField, model: Model): boolean {
  if (field.sensitive) return true;
  if (field.kind !== 'computed') return false;
  if (references(field.value).some((path) => pathIsSensitive(form, path, model))) return true;
  return aggregatesIn(field.value).some((aggregate) => {
    const rows = model.forms[aggregate.form];
    return !rows || rows.sensitive || rowPathsOf(aggregate).some((path) => pathIsSensitive(rows, path, model));
  });
}

function pathIsSensitive(form: ModelForm, path: readonly string[], model: Model): boolean {
  const [key, ...rest] = path;
  const field = key === undefined ? undefined : form.fields[key];
  if (!field) return false;
  if (isSensitive(form, field, model)) return true;
  if (rest.length === 0 || (field.kind !== 'ref' && field.kind !== 'tree_ref')) return false;
  const target = model.forms[field.form];
  return target !== undefined && (target.sensitive || pathIsSensitive(target, rest, model));
}
