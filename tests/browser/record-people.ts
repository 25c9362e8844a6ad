import { uuidv7 } from '@baara/model';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Country } from './country.ts';

/** One person, language and width each: what one test writes, no other reads. */
export const people = {
  fr: { id: uuidv7(), surname: 'BAGAYOKO', width: 1280, matricule: '0107920T' },
  en: { id: uuidv7(), surname: 'BAGAYOGO', width: 360, matricule: '0107921V' },
} as const;
/** The same two stories in the other width. */
export const others = {
  fr: { id: uuidv7(), surname: 'SINAYOKO', width: 360, matricule: '0107922W' },
  en: { id: uuidv7(), surname: 'SINAYOGO', width: 1280, matricule: '0107923X' },
} as const;

type Row = Readonly<Record<string, string | number | boolean>>;

/** Two posts with a year between them, a grade, an act, saved as a manager saves them. */
export async function writeCareer(
  page: Page,
  { units }: Country,
  { id: person, surname, matricule }: { readonly id: string; readonly surname: string; readonly matricule: string },
): Promise<void> {
  const create = (form: string, values: Row, id = uuidv7()) => ({ do: 'create', form, id, values });
  const child = (form: string, values: Row) => create(form, { person, ...values });
  const of = (name: string) => units.get(name) ?? '';
  const operations = [
    create(
      'person',
      {
        surname,
        given_names: 'Adama',
        sex: 'M',
        birth_date: '1980-05-01',
        position_cadre: 'IDE',
        position_statut: 'FE',
        position_funding: 'ETAT',
        mali_matricule: matricule,
      },
      person,
    ),
    child('assignment', {
      facility: of('CSCom de Kapala'),
      main: true,
      valid_from: '2010-01-01',
      valid_to: '2015-01-01',
    }),
    child('assignment', { facility: of('CSRéf de Sikasso'), main: true, valid_from: '2016-03-01' }),
    child('career', { valid_from: '2010-01-01', category: 'B2', act_number: 'Arrêté 7', echelon: 2, indice: 320 }),
    child('leave_balance', { category: 'ANNUAL', year: 2026, granted: 30, carried_over: 7 }),
    child('document', { type: 'DIPLOMA', date: '2009-07-15', act_number: 'D-2009' }),
  ];
  const status = await page.evaluate(
    async (body) =>
      (
        await fetch('/api/v1/envelopes', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      ).text(),
    JSON.stringify({ id: uuidv7(), operations }),
  );
  expect(status).toContain('"repeated":false');
}
