import type { Model, ModelField, ModelForm } from '@baara/model';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, type Row, render, type Sql } from '../database/index.ts';
import { openEmptyDatabase, tinyModel } from '../testing/index.ts';
import { field } from '../testing/tiny-fields.ts';
import { applySteps, dropRetired, listRetired, planSchema, prepareDatabase } from './index.ts';

let database: Database;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ database, close } = await openEmptyDatabase());
});
afterAll(() => close());
beforeEach(() =>
  database.maintenance((connection) => connection.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public')),
);

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
        family_name: { ...(surname as ModelField), key: 'family_name', was: ['surname'] },
        born: { ...(birth_date as ModelField), key: 'born', was: ['birth_date'] },
        ...rest,
      },
      title: ['family_name', 'forename'],
      sort: ['family_name', 'forename'],
      search: { names: ['family_name', 'forename'], identifiers: person.search?.identifiers ?? [] },
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

  it('drops nothing for a new label, a new item, a requirement or a hidden field', async () => {
    await prepareDatabase(database, tinyModel());
    await ask(personKept);
    const later = tinyModel((forms) => {
      const { person, cadre } = forms as { person: ModelForm; cadre: ModelForm };
      const sex = {
        ...(person.fields.sex as ModelField),
        label: { fr: 'Genre', en: 'Gender' },
        required: true,
        hidden: true,
      };
      const items = [...cadre.items, { code: 'guard', label: { fr: 'Gardien', en: 'Guard' } }];
      return { ...forms, person: { ...person, fields: { ...person.fields, sex } }, cadre: { ...cadre, items } };
    });
    const { applied } = await prepareDatabase(database, later);
    // What is hidden leaves the views of the modules, and nothing else.
    expect(applied.map(({ kind }) => kind)).toEqual(['close_lock', 'open_lock']);
    expect(await ask(sql`SELECT sex FROM person`)).toEqual([{ sex: 'F' }]);
    expect(await ask(sql`SELECT label_fr FROM cadre WHERE code = 'guard'`)).toEqual([{ label_fr: 'Gardien' }]);
  });

  it('keeps a field that leaves the model, takes it back, and removes it only when told how much goes', async () => {
    await prepareDatabase(database, tinyModel());
    await ask(personKept);
    const without = withPerson(({ fields: { sex: _, ...fields } }) => ({ fields }));
    const { applied } = await prepareDatabase(database, without);
    expect(applied.map(({ kind, subject }) => [kind, subject])).toContainEqual(['retire', 'sex']);
    expect(await ask(sql`SELECT sex FROM person`)).toEqual([{ sex: 'F' }]);
    expect(await listRetired(database)).toMatchObject([{ table: 'person', column: 'sex', count: 1 }]);

    await prepareDatabase(database, tinyModel(), { takeOver: true });
    expect(await listRetired(database)).toEqual([]);
    await expect(dropRetired(database, { table: 'person', column: 'sex', count: 1 })).rejects.toMatchObject({
      code: 'request.malformed',
    });

    await prepareDatabase(database, without, { takeOver: true });
    await expect(dropRetired(database, { table: 'person', column: 'sex', count: 0 })).rejects.toMatchObject({
      code: 'record.conflict',
    });
    await dropRetired(database, { table: 'person', column: 'sex', count: 1 });
    await expect(ask(sql`SELECT sex FROM person`)).rejects.toMatchObject({ cause: { state: '42703' } });
  });

  it('lets a core field and a site’s field of the same name stand side by side', async () => {
    const owned = field('text', { maxLength: 80 }, { owner: 'site' })('site_nickname');
    const site = withPerson(({ fields }) => ({ fields: { ...fields, site_nickname: owned } }));
    await prepareDatabase(database, site);
    await ask(personKept);
    await ask(sql`UPDATE person SET site_nickname = 'Awa la grande'`);
    const nickname = field('text', { maxLength: 80 })('nickname');
    const both = withPerson(({ fields }) => ({ fields: { ...fields, site_nickname: owned, nickname } }));
    await prepareDatabase(database, both);
    expect(await ask(sql`SELECT nickname, site_nickname FROM person`)).toEqual([
      { nickname: null, site_nickname: 'Awa la grande' },
    ]);
  });

  it('lets two nodes start at once', async () => {
    const [one, two] = await Promise.all([
      prepareDatabase(database, tinyModel()),
      prepareDatabase(database, tinyModel()),
    ]);
    const counts = [one.applied.length, two.applied.length].toSorted((a, b) => a - b);
    expect(counts[0]).toBe(0);
    expect(counts[1]).toBeGreaterThan(20);
    expect(await ask(sql`SELECT count(*) AS plans FROM baara_ledger`)).toEqual([{ plans: 1 }]);
  });

  it('leaves an earlier model reading only, unless it takes over', async () => {
    const later = withPerson(({ fields }) => ({
      fields: { ...fields, nickname: field('text', { maxLength: 80 })('nickname') },
    }));
    await prepareDatabase(database, tinyModel());
    await prepareDatabase(database, later);
    expect(await prepareDatabase(database, tinyModel())).toMatchObject({ applied: [], outdated: true });
    expect(await ask(sql`SELECT value FROM baara_meta WHERE key = 'writers'`)).toEqual([
      { value: JSON.stringify([later.fingerprint]) },
    ]);
    expect(await prepareDatabase(database, tinyModel(), { takeOver: true })).toMatchObject({ outdated: false });
  });

  it('checks a shorter length for new rows at once and keeps the refusal of old ones', async () => {
    await prepareDatabase(database, tinyModel());
    await ask(personKept);
    const shorter = withPerson(({ fields }) => ({
      fields: { ...fields, surname: { ...(fields.surname as ModelField), maxLength: 3 } as ModelField },
    }));
    await prepareDatabase(database, shorter);
    const results = await applySteps({ database, model: shorter, classes: ['online'] });
    expect(results.filter(({ error }) => error).map(({ step }) => step.subject)).toEqual([
      'person_surname_length_check',
    ]);
    expect(await ask(sql`SELECT surname FROM person`)).toEqual([{ surname: 'Traoré' }]);
    expect(await ask(sql`SELECT subject FROM baara_step`)).toEqual([{ subject: 'person_surname_length_check' }]);
  });

  it('widens a type with its values, and refuses offline what would lose one', async () => {
    await prepareDatabase(database, tinyModel());
    await ask(personKept);
    await ask(sql`UPDATE person SET sex = 'F', salary = 125000`);
    const wider = withPerson(({ fields }) => ({
      fields: { ...fields, salary: field('text', { maxLength: 40 })('salary'), sex: field('integer', {})('sex') },
    }));
    const { applied, pending } = await prepareDatabase(database, wider);
    expect(applied.filter(({ kind }) => kind === 'change_type').map(({ subject }) => subject)).toEqual(['salary']);
    expect(pending.filter((step) => step.class === 'offline').map(({ subject }) => subject)).toEqual(['sex']);
    const results = await applySteps({ database, model: wider, classes: ['offline'] });
    expect(results.every(({ error }) => error !== undefined)).toBe(true);
    expect(await ask(sql`SELECT salary, sex FROM person`)).toEqual([{ salary: '125000', sex: 'F' }]);
  });
});

describe('list seeds', () => {
  const withCadre = (items: ModelForm['items']) =>
    tinyModel((forms) => ({ ...forms, cadre: { ...(forms.cadre as ModelForm), items } }));

  it('leave the ministry’s wording alone, change their own, and retire what is gone', async () => {
    const item = (code: string, fr: string) => ({ code, label: { fr, en: code } });
    await prepareDatabase(database, withCadre([item('a', 'Un'), item('b', 'Deux'), item('c', 'Trois')]));
    await ask(sql`UPDATE cadre SET label_fr = 'Le ministère dit' WHERE code = 'a'`);
    await prepareDatabase(database, withCadre([item('a', 'Uno'), item('b', 'Due'), item('d', 'Quatre')]));
    expect(await ask(sql`SELECT code, label_fr, retired FROM cadre ORDER BY code`)).toEqual([
      { code: 'a', label_fr: 'Le ministère dit', retired: false },
      { code: 'b', label_fr: 'Due', retired: false },
      { code: 'c', label_fr: 'Trois', retired: true },
      { code: 'd', label_fr: 'Quatre', retired: false },
    ]);
  });
});

describe('the tables', () => {
  it('refuse two main posts at once, an end before its beginning, and a value that is said unknown', async () => {
    await prepareDatabase(database, tinyModel());
    const person = '0199f2b6-5c3e-7d40-8a51-2f6f1c3f9a10';
    await ask(personKept);
    await ask(sql`INSERT INTO unit (id, code, name) VALUES (${person}, 'U1', 'Unité')`);
    const post = (from: string, to: string | null) =>
      ask(sql`INSERT INTO assignment (id, person, facility, main, valid_from, valid_to)
        VALUES (gen_random_uuid(), ${person}, ${person}, true, ${from}, ${to})`);
    await post('2020-01-01', '2021-01-01');
    await post('2021-01-01', null);
    await expect(post('2020-06-01', '2020-07-01')).rejects.toMatchObject({
      params: { constraint: 'assignment_person_excl' },
    });
    await expect(post('2019-06-01', '2019-05-01')).rejects.toMatchObject({
      params: { constraint: 'assignment_valid_to_period_check' },
    });
    await expect(ask(sql`UPDATE person SET birth_date = '1990-01-01'`)).rejects.toMatchObject({
      params: { constraint: 'person_birth_date_unknown_check' },
    });
  });
});
