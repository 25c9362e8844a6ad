let last = 0;
let count = 0;

/**
 * A new UUID of version 7 (RFC 9562): 48 bits of Unix time in milliseconds, a counter of 12 bits that begins at random and rises
 * within a millisecond (section 6.2, method 1), then random bits. Ids of one process sort in the order in which they were made.
 *
 * @example uuidv7() // '0199f2b6-5c3e-7d40-8a51-2f6f1c3f9a10'
 */
export function uuidv7(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  const now = Date.now();
  // A clock set back, or 4096 ids in a millisecond, borrow from the time to come.
  if (now > last) [last, count] = [now, (((bytes[6] as number) << 8) | (bytes[7] as number)) & 0x7ff];
  else if (count < 0xfff) count += 1;
  else [last, count] = [last + 1, 0];
  for (let index = 0, time = last; index < 6; index += 1, time = Math.floor(time / 256)) bytes[5 - index] = time % 256;
  bytes[6] = 0x70 | (count >> 8);
  bytes[7] = count & 0xff;
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
