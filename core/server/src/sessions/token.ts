import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for the browser to keep; the database has only their hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database knows a token by: SHA-256, hexadecimal. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** What a program may do with its token: read, or write as well, as far as its user may; or a part of that. */
export const tokenScopes = ['read', 'write', 'part'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** A token for a program: its scope is part of it, so that it is known before the database is asked. */
export function newProgramToken(scope: TokenScope): string {
  return `baara_${scope}_${newToken()}`;
}

/** The scope of a program's token, or null for a browser's. */
export function scopeOf(token: string): TokenScope | null {
  const [, named] = /^baara_([a-z]+)_/u.exec(token) ?? [];
  return tokenScopes.find((scope) => scope === named) ?? null;
}
