import { createStore } from './store.ts';

/** `system` follows what the device says. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

/** How the pages look on this device. */
export interface Appearance {
  readonly theme: Theme;
  readonly density: Density;
}

const remembered = 'baara.appearance';

/** What this device's reader chose; kept on the device, whoever signs in. */
export const appearance = createStore<Appearance>(kept());

export function changeAppearance(change: Partial<Appearance>): void {
  appearance.set({ ...appearance.get(), ...change });
  localStorage.setItem(remembered, JSON.stringify(appearance.get()));
  showAppearance();
}

/** Writes the choice on the document, where the style sheet reads it. */
export function showAppearance(): void {
  const { theme, density } = appearance.get();
  document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.density = density;
}

function kept(): Appearance {
  const said = globalThis.localStorage?.getItem(remembered) ?? '';
  return {
    theme: themes.find((theme) => said.includes(`"${theme}"`)) ?? 'system',
    density: densities.find((density) => said.includes(`"${density}"`)) ?? 'comfortable',
  };
}
