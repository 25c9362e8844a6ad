import { nameKey } from '@baara/model';
import { describe, expect, it } from 'vitest';
import { areCloseNames } from './close-names.ts';

const close = (one: string, other: string) => areCloseNames(nameKey(one), nameKey(other));

describe('two names', () => {
  it.each([
    ['Diarra Safiatou', 'Safiatou DIARRA'],
    ['Koulibaly Awa', 'Coulibaly Hawa'],
    ['Traoré Fatoumata', 'Traoré Fatouamta'],
    ['Traoré Fatoumata', 'Traré Fatoumata'],
    ['Dembélé Salimata', 'Dembéle Salimatta'],
    ['Diarra Safiatou', 'Diarra Safiatou Nana'],
    ['Diarra Safiatou', 'Diara Nana Safiatu'],
    ['Maïga Abdoul-Aziz', 'Abdoul Azziz Maiga'],
  ])('%s and %s are probably one', (one, other) => {
    expect(close(one, other)).toBe(true);
    expect(close(other, one)).toBe(true);
  });

  it.each([
    ['Diarra Safiatou', 'Diallo Safiatou'],
    ['Traoré Issa', 'Traoré Aïssa'],
    ['Traoré Moussa', 'Traoré Fatoumata'],
    ['Diarra', 'Diarra Safiatou'],
    ['Diarra Safiatou', 'Diarra Safiatou Nana Awa'],
    ['Dembélé Salimata', 'Denbila Salimato'],
    ['', ''],
  ])('%s and %s are two', (one, other) => {
    expect(close(one, other)).toBe(false);
    expect(close(other, one)).toBe(false);
  });

  it('do not lend one word to two', () => {
    expect(areCloseNames('jara kadia kadio', 'jara kadie traore')).toBe(false);
  });
});
