/**
 * A new UUID of version 7 (RFC 9562): 48 bits of Unix time in milliseconds, then random bits, so that ids sort by the time they were made.
 *
 * @example uuidv7() // '0199f2b6-5c3e-7d40-8a51-2f6f1c3f9a10'
 */
export function uuidv7(now: number = Date.now()): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  for (let index = 0, time = now; index < 6; index += 1, time = Math.floor(time / 256)) bytes[5 - index] = time % 256;
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
