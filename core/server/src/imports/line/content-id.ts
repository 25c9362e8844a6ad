import { hash } from 'node:crypto';

/**
 * An id that follows from content: the same line is the same record, whichever file brings it and however often.
 * UUID of version 8 (RFC 9562): 122 bits of SHA-256.
 */
export function contentId(...parts: readonly string[]): string {
  const hex = hash('sha256', parts.join('\u001f'));
  const variant = '89ab'[Number.parseInt(hex[16] as string, 16) & 3];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
