import { BaaraError, type Text } from '@baara/model';
import { fileTypeFromBuffer } from 'file-type';

/** What a register keeps: scans, photographs, documents and tables. Never what a browser would run. */
const accepted: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/tiff',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
]);

const words: Text = {
  fr: 'envoyez un PDF, une image (PNG, JPEG, WebP, TIFF), un document Word, Excel ou OpenDocument, ou un texte.',
  en: 'send a PDF, an image (PNG, JPEG, WebP, TIFF), a Word, Excel or OpenDocument document, or a text.',
};

/** The type of a file by its content, whatever its name says. Throws `file.refused`. */
export async function acceptedType(bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength === 0) {
    throw new BaaraError({ code: 'file.refused', params: { detail: { fr: 'il est vide.', en: 'it is empty.' } } });
  }
  // Of a file that breaks off within its first bytes the reader throws: it is no text either.
  const found = await fileTypeFromBuffer(bytes).catch(() => null);
  if (found && accepted.has(found.mime)) return found.mime;
  if (found === undefined && isText(bytes)) return 'text/plain';
  throw new BaaraError({ code: 'file.refused', params: { detail: words, found: found?.mime ?? '' } });
}

/** Text has no zero bytes; it is served as plain text only, so that markup in it stays text. */
function isText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 65_536).includes(0);
}
