import { BaaraError, type ModelField, type ModelForm } from '@baara/model';
import { current } from '../database/index.ts';

/** The form of that id. Throws `request.unknown_form`. */
export function formOf(id: string): ModelForm {
  const form = Object.hasOwn(current().model.forms, id) ? current().model.forms[id] : undefined;
  if (!form) throw new BaaraError({ code: 'request.unknown_form', params: { form: id } });
  return form;
}

/** The field of that key; a hidden field does not exist for requests. Throws `request.unknown_field`. */
export function fieldOf(form: ModelForm, key: string): ModelField {
  const field = Object.hasOwn(form.fields, key) ? form.fields[key] : undefined;
  if (!field || field.hidden)
    throw new BaaraError({ code: 'request.unknown_field', params: { form: form.id, field: key } });
  return field;
}
