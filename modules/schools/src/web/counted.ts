import { language, translation } from '@baara/web';
import { html, type TemplateResult } from 'lit';

/** A number that opens what it counts; nought opens nothing. */
export function counted(count: number, address: string): TemplateResult {
  const text = number(count);
  return count > 0 ? html`<a href=${address}>${text}</a>` : html`${text}`;
}

export const number = (count: number): string => translation().formats.number(count);

/** Whole per cent, or nothing where there is no whole. */
export function percent(part: number, whole: number): string {
  return whole > 0 ? `${number(Math.round((100 * part) / whole))} %` : '';
}

/** A mark as it is written: `12,5`. */
export function markText(mark: number | null): string {
  return mark === null ? '' : language.get() === 'fr' ? String(mark).replace('.', ',') : String(mark);
}
