import { BaaraError, type ModelForm } from '@baara/model';
import { actionsOf } from '../access/index.ts';
import { current } from '../database/index.ts';

/** A list that the session may read. Throws `request.unknown_form` for anything else: what is hidden does not exist. */
export function listNamed(id: string): ModelForm {
  const { model, session } = current();
  const form = Object.hasOwn(model.forms, id) ? model.forms[id] : undefined;
  if (form?.kind === 'list' && actionsOf(model, session, form).includes('read')) return form;
  throw new BaaraError({ code: 'request.unknown_form', params: { form: id } });
}
