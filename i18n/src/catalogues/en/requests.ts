import type { SameKeys } from '../../catalogue.ts';
import type { requests as fr } from '../fr/requests.ts';

/** What is wrong with one parameter of a request: fills `{{detail}}` of `errors:request.malformed`. */
export const requests: SameKeys<typeof fr> = {
  unknown: 'there is no parameter “{{parameter}}” here.',
  refused: '“{{parameter}}” is not accepted here.',
  missing: '“{{parameter}}” is missing.',
  not_json: '“{{parameter}}” is not valid JSON.',
  not_an_object: '“{{parameter}}” must be an object.',
  not_a_list: '“{{parameter}}” must be a list.',
  not_text: '“{{parameter}}” must be text.',
  not_a_number: '“{{parameter}}” must be a whole number from {{min}} to {{max}}.',
  not_a_date: '“{{parameter}}” must be a date such as 2026-01-31.',
  not_an_id: '“{{parameter}}” must be a UUID.',
  not_a_choice: '“{{parameter}}” must be one of these: {{choices}}.',
  not_an_expression: '“{{parameter}}” is not a valid expression for “{{form}}” ({{why}}).',
  not_accepted: '“{{parameter}}” must be {{expected}}.',
  too_deep: '“{{parameter}}” has too many levels (at most {{max}}).',
  not_a_character: '“{{parameter}}” holds a character that cannot be written.',
  taken: 'the name “{{value}}” is already taken.',
  too_long: '“{{parameter}}” is too long (at most {{max}} characters).',
};
