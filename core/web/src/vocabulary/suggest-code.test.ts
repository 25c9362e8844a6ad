import { expect, it } from 'vitest';
import { suggestCode } from './suggest-code.ts';

it('makes a code of a wording, without accents', () => {
  expect(suggestCode('Infirmière diplômée d’État')).toBe('INFIRMIERE_DIPLOMEE_D_ETAT');
  expect(suggestCode('  Agent (niveau 2) ')).toBe('AGENT_NIVEAU_2');
});

it('keeps whole words up to 32 characters', () => {
  expect(suggestCode('Technicien supérieur en assainissement rural')).toBe('TECHNICIEN_SUPERIEUR_EN');
  expect(suggestCode('x'.repeat(50))).toBe('X'.repeat(32));
  expect(suggestCode('ɛ ?')).toBe('');
});
