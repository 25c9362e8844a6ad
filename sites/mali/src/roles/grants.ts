import type { Action, Grant } from '@baara/model';

export const readAll: readonly Action[] = ['read', 'export'];
export const write: readonly Action[] = ['read', 'create', 'update', 'export', 'import'];
export const everything: readonly Action[] = ['read', 'create', 'update', 'delete', 'export', 'import'];

/** The same actions on several forms. */
export const on = (
  forms: readonly string[],
  actions: readonly Action[],
  scope: Grant['scope'] = 'unit',
  fields: Grant['fields'] = '*',
): Grant[] => forms.map((form) => ({ form, actions, fields, scope }));
