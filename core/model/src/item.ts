import type { ListItem } from './model.ts';

/**
 * One item of a list: its code, its French and English labels, and the values of the list's own fields.
 *
 * @example item('CSCOM', 'Centre de santé communautaire', 'Community health centre', { level: 1 })
 */
export const item = (code: string, fr: string, en: string, attributes?: ListItem['attributes']): ListItem => ({
  code,
  label: { fr, en },
  ...(attributes && { attributes }),
});
