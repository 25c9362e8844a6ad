import { defineList, f } from '@baara/model';
import { countries } from './countries.ts';

export const country = defineList('country', {
  label: { fr: 'Pays', en: 'Country' },
  plural: { fr: 'Pays', en: 'Countries' },
  help: { fr: 'Codes ISO 3166-1 à deux lettres.', en: 'Two-letter codes of ISO 3166-1.' },
  menu: 'administration',
  fields: {
    alpha3: f.identifier({ label: { fr: 'Code à trois lettres', en: 'Three-letter code' }, pattern: '[A-Z]{3}' }),
    number: f.integer({ label: { fr: 'Code numérique', en: 'Numeric code' }, min: 0, max: 999 }),
  },
  items: countries.map(([code, alpha3, number, fr, en]) => ({
    code,
    label: { fr, en },
    attributes: { alpha3, number },
  })),
});
