import type { ModelField, ModelForm } from '@baara/model';
import { actionsOf, deny, fieldPolicy } from '../access/index.ts';
import { current } from '../database/index.ts';

/** A field that takes its values from a list. */
export interface User {
  readonly form: ModelForm;
  readonly field: ModelField;
}

/** The readable fields that choose from a list. That a value hangs under another, or stands for it, is no use of it. */
export function usersOf(list: string): readonly User[] {
  const { model, session } = current();
  return Object.values(model.forms)
    .filter((form) => actionsOf(model, session, form).includes('read'))
    .flatMap((form) =>
      Object.values(form.fields)
        .filter((field) => (field.kind === 'choice' || field.kind === 'choices') && field.list === list)
        .filter(({ key, hidden }) => !hidden && !(form.id === list && (key === 'parent' || key === 'replaced_by')))
        .filter(({ key }) => fieldPolicy(form.id, key, 't') !== deny)
        .map((field) => ({ form, field })),
    );
}
