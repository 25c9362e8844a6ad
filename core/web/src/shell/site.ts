import type { SessionInfo } from '../api/types.ts';

type Site = SessionInfo['site'];

/** A drawing as an address that an image may show; as an image it can neither run scripts nor load anything. */
export function emblemAddress(drawing: string): string {
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}

/** The band of the site's colours: each takes an equal share, with a hard edge between two. */
export function accentBand(colours: readonly string[]): string {
  const share = 100 / colours.length;
  const stops = colours.map((colour, at) => `${colour} ${at * share}% ${(at + 1) * share}%`);
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}

/** Dresses the document as the site: its colours, and its emblem in the window's tab. */
export function showSite(site: Site): void {
  if (site.accent?.length) document.documentElement.style.setProperty('--accent', accentBand(site.accent));
  const tab = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (site.emblem && tab) tab.href = emblemAddress(site.emblem);
}
