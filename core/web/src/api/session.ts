import { request } from './request.ts';
import type { SessionInfo } from './types.ts';

export function readSession(): Promise<SessionInfo> {
  return request('session');
}

export function signIn(credentials: {
  readonly username: string;
  readonly password: string;
  readonly code?: string;
}): Promise<SessionInfo> {
  return request('session', { method: 'POST', body: credentials });
}

export function rememberLanguage(language: string): Promise<SessionInfo> {
  return request('session', { method: 'PATCH', body: { language } });
}

export function signOut(): Promise<void> {
  return request('session', { method: 'DELETE' });
}
