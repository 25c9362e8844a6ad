import type { SameKeys } from '../../catalogue.ts';
import type { print as fr } from '../fr/print.ts';

/** Forms on paper. */
export const print: SameKeys<typeof fr> = {
  print: 'Print',
  blank: 'Blank form',
  blank_title: 'Blank form: {{form}}',
  blank_note: 'To be filled in with capitals, one letter a box. Fields marked with an asterisk (*) are required.',
  printed: 'Issued on {{at}} by {{name}}',
  with_children: 'With all that belongs to it',
  done_at: 'Done at',
  done_on: 'on',
  filled_by: 'Filled in by',
  concerned: 'The person concerned',
  responsible: 'The person responsible',
  typed_by: 'Entered in the register by',
  sign_here: 'Name, date and signature',
};
