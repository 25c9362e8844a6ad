import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const mark = 'v1:';
const [nonceBytes, tagBytes] = [12, 16];

/** Words sealed for one owner (AES-256-GCM): without the key they are nothing, and with another owner's id they do not open. */
export function seal(words: string, facts: { readonly key: Uint8Array; readonly owner: string }): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', facts.key, nonce).setAAD(Buffer.from(facts.owner));
  const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return mark + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The words that were sealed; null when the key is another one or they were changed. What was never sealed is read as it is. */
export function unseal(sealed: string, facts: { readonly key: Uint8Array; readonly owner: string }): string | null {
  if (!isSealed(sealed)) return sealed;
  const bytes = Buffer.from(sealed.slice(mark.length), 'base64url');
  try {
    const cipher = createDecipheriv('aes-256-gcm', facts.key, bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(facts.owner))
      .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return cipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + cipher.final('utf8');
  } catch {
    return null;
  }
}

export const isSealed = (words: string): boolean => words.startsWith(mark);
