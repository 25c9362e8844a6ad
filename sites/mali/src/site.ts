import geography from '@baara/geography';
import { defineSite } from '@baara/model';
import person from '@baara/person';
import position from '@baara/position';

export const mali = defineSite({
  id: 'mali',
  label: { fr: 'Mali : registre du personnel de santé', en: 'Mali: health workforce register' },
  modules: [geography, person, position],
  languages: ['fr', 'en'],
  currency: { code: 'XOF', decimals: 0 },
  timeZone: 'Africa/Bamako',
  phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
});
