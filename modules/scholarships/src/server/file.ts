import { BaaraError } from '@baara/model';
import { type PartRoute, partFile } from '@baara/server';
import { sha256Of } from './file-text.ts';
import { idIn } from './say.ts';

/** `GET …/file?id=`: the bytes that were made for the operator, the same at each download. Nobody gets a file that is no longer what its print says. */
export const file: PartRoute = async ({ query, sql }) => {
  const id = idIn(query, 'id');
  const [kept] = await sql`SELECT name, content, sha256 FROM payment_file WHERE id = ${id}`;
  if (!kept) throw new BaaraError({ code: 'record.not_found', params: { form: 'payment_file', id } });
  if (typeof kept.content !== 'string')
    throw new BaaraError({ code: 'access.denied', params: { form: 'payment_file' } });
  const content = Buffer.from(kept.content, 'base64').toString('utf8');
  if (sha256Of(content) !== kept.sha256) throw new BaaraError({ code: 'internal' });
  return partFile({ name: String(kept.name), type: 'text/csv; charset=utf-8', content });
};
