import type { SameKeys } from '../../catalogue.ts';
import type { errors as fr } from '../fr/errors.ts';

/** One sentence for each error code of `@baara/model`: what happened, and the way out. */
export const errors: SameKeys<typeof fr> = {
  'model.broken': 'The site’s configuration has errors: the system cannot start.',
  'record.invalid': 'The record is not saved: correct the fields listed.',
  'record.not_found': 'This record does not exist, or it is not in your unit.',
  'record.conflict': 'A colleague has changed the same information meanwhile. Choose which value to keep.',
  'record.deleted': 'This record was deleted. Restore it before changing it.',
  'record.referenced': 'Other records depend on this one: it cannot be deleted.',
  'envelope.mismatch': 'This submission was already saved with other content. Reload the page and start again.',
  'request.malformed': 'The request is malformed: {{detail}}',
  'request.no_route': 'There is nothing at this address.',
  'request.unknown_form': 'There is no “{{form}}” here.',
  'request.unknown_field': 'There is no field “{{field}}” here.',
  'request.cursor_invalid': 'This page of results is no longer valid. Go back to the start of the list.',
  'request.too_large': 'What you sent is too large (at most {{max}}).',
  'request.cross_origin': 'The request comes from another site: it is refused.',
  'request.rate_limited': 'Too many requests in a short time. Wait a moment, then try again.',
  'access.denied': 'Your role does not allow this.',
  'access.field_denied': 'Your role does not give access to the field “{{field}}”.',
  'access.signed_out': 'Your session has ended. Sign in again.',
  'sign_in.refused': 'The user name or the password is wrong. Check what you typed and the Caps Lock key.',
  'sign_in.locked': 'Too many attempts: the account is locked for a few minutes. Try later or call the administrator.',
  'tree.invalid': 'This operation on the units is not possible: {{detail}}',
  'import.unreadable': 'This file cannot be read. Send a CSV or XLSX file. {{detail}}',
  'import.not_found': 'This import does not exist, or it is not yours.',
  'import.state': 'This step is not possible in the import’s present state.',
  'bulk.not_found': 'This action on many records does not exist, or it is not yours.',
  'bulk.state': 'This action is already under way or finished. Reload the page to see where it stands.',
  'bulk.too_many': 'One action takes at most {{max, number}} records. Add a filter and try again.',
  'file.refused': 'This file is refused: {{detail}}',
  'database.unavailable': 'The database does not answer. What you typed stays on the page: try again in a moment.',
  'database.locked': 'The data are already open in another process.',
  'database.deadline': 'The request took too long and was stopped. Try again, or narrow the search.',
  'database.constraint': 'This entry contradicts what is already saved. Nothing was saved.',
  'database.outdated': 'This server is older than the database: it can no longer write. Call the administrator.',
  'network.unreachable':
    'No connection with the server. What you typed stays on the page: try again when the network is back.',
  'setting.invalid': 'The setting {{setting}} is not valid: {{detail}}',
  internal:
    'Something unexpected happened. Try again; if it comes back, give the reference {{reference}} to the administrator.',
};
