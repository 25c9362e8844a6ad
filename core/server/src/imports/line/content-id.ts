import { createHash } from 'node:crypto';

/**
 * An id that follows from content: the same line is the same record, whichever file brings it and however often.
 * UUID of version 8 (RFC 9562): 122 bits of SHA-256.
 */
export function contentId(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(parts.join('\u001f')).digest();
  hash[6] = ((hash[6] as number) & 0x0f) | 0x80;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
