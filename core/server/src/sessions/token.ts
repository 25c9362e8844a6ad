import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for the browser to keep; the database has only their hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database knows a token by: SHA-256, hexadecimal. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
