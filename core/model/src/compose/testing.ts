import { defineSite, type SiteDefinition } from '../site.ts';
import type { Text } from '../text.ts';

/** The same wording in both languages, for tests. */
export const text = (words: string): Text => ({ fr: words, en: words });

/** A small site named `mali` around what a test gives. */
export function siteOf(parts: Partial<SiteDefinition> & Pick<SiteDefinition, 'modules'>): SiteDefinition {
  return defineSite({
    id: 'mali',
    label: text('Mali'),
    languages: ['fr', 'en'],
    currency: { code: 'XOF', decimals: 0 },
    timeZone: 'Africa/Bamako',
    phone: { countryCode: '223', nationalDigits: 8, pattern: '^[2-9][0-9]{7}$' },
    ...parts,
  });
}
