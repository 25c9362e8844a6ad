import type { RequestContext } from './environment.ts';

/** Says whether the browser shows a file in place or saves it, and under which name. */
export function disposeOf(c: RequestContext, shown: 'inline' | 'attachment', name: string): void {
  c.header(
    'Content-Disposition',
    `${shown}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/gu, percent)}`,
  );
}

/** Keeps a file apart from this site's scripts and session; a PDF may be framed by the site's own pages, for the browser's viewer. */
export function seal(c: RequestContext, how: 'framed' | 'apart'): void {
  c.header('Content-Security-Policy', how === 'framed' ? "frame-ancestors 'self'" : "default-src 'none'; sandbox");
  if (how === 'framed') c.header('X-Frame-Options', 'SAMEORIGIN');
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
