import type { Model, ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, type Row, render, type Sql } from '../database/index.ts';
import { openEmptyDatabase, tinyModel } from '../testing/index.ts';
import { applySteps, planSchema, prepareDatabase } from './index.ts';

let database: Database;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ database, close } = await openEmptyDatabase());
});
afterEach(() => close());

const ask = (fragment: Sql): Promise<Row[]> => database.maintenance((connection) => connection.query(render(fragment)));

/** The tiny model with another `person`. */
const withPerson = (change: (person: ModelForm) => Partial<ModelForm>): Model =>
  tinyModel((forms) => ({
    ...forms,
    person: { ...(forms.person as ModelForm), ...change(forms.person as ModelForm) },
  }));

const personKept = sql`
  INSERT INTO person (id, surname, forename, sex, unknown)
  VALUES ('0199f2b6-5c3e-7d40-8a51-2f6f1c3f9a10', 'Traoré', 'Awa', 'F', ARRAY['birth_date'])`;

describe('prepareDatabase', () => {
  it('makes every table of a model, and has nothing to do the second time', async () => {
    const first = await prepareDatabase(database, tinyModel());
    expect(first.applied.length).toBeGreaterThan(20);
    await applySteps({ database, model: tinyModel(), classes: ['online'] });
    const second = await prepareDatabase(database, tinyModel());
    expect(second).toEqual({ applied: [], pending: [], outdated: false });
  });

  it('plans no change after it has validated what it made', async () => {
    await prepareDatabase(database, tinyModel());
    const results = await applySteps({ database, model: tinyModel(), classes: ['online'] });
    expect(results.filter(({ error }) => error)).toEqual([]);
    expect(await planSchema(database, tinyModel())).toEqual({ fingerprint: tinyModel().fingerprint, steps: [] });
  });

  it('renames a column from `was` with its data, its indexes and what is said unknown', async () => {
    await prepareDatabase(database, tinyModel());
    await ask(personKept);
    const later = withPerson(({ fields: { surname, birth_date, ...rest }, ...person }) => ({
      fields: {
        family_name: { ...surname!, key: 'family_name', was: ['surname'] },
        born: { ...birth_date!, key: 'born', was: ['birth_date'] },
        ...rest,
      },
      title: ['family_name', 'forename'],
      sort: ['family_name', 'forename'],
      search: { ...person.search!, names: ['family_name', 'forename'] },
    }));
    const { applied } = await prepareDatabase(database, later);
    expect(
      applied.flatMap(({ sql: statements }) => statements).filter((text) => /DROP (TABLE|COLUMN)/.test(text)),
    ).toEqual([]);
    expect(applied.filter(({ kind }) => kind === 'rename_column').map(({ subject }) => subject)).toEqual([
      'family_name',
      'born',
    ]);
    expect(applied.filter(({ kind }) => kind === 'rename_object').map(({ subject }) => subject)).toContain(
      'person_family_name_forename_sort',
    );
    expect(await ask(sql`SELECT family_name, unknown FROM person`)).toEqual([
      { family_name: 'Traoré', unknown: ['born'] },
    ]);
    await expect(ask(sql`UPDATE person SET born = '1990-01-01'`)).rejects.toMatchObject({
      params: { constraint: 'person_born_unknown_check' },
    });
  });
});
