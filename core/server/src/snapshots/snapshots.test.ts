import { type Model, type ModelForm, uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction, query } from '../database/index.ts';
import { refreshDue } from '../placement/index.ts';
import { applyEnvelope, createRecord, deleteRecord, restoreRecord, updateRecord } from '../records/index.ts';
import type { Values } from '../records/types.ts';
import { field, form, kinds, openTestDatabase, systemSession, type TestDatabase, tinyModel } from '../testing/index.ts';
import { keepSnapshots, rebuildSnapshots } from './index.ts';

const { words, date, end, required } = kinds;

function rankedModel(): Model {
  const tiny = tinyModel();
  const person = tiny.forms.person as ModelForm;
  const told = { grade: words({ unknown: true })('grade'), step: field('integer', {})('step') };
  const rank = form('rank', {
    fields: {
      person: field('ref', { form: 'person', parent: true }, required),
      grade: words(),
      step: field('integer', {}),
      valid_from: date(required),
      valid_to: end(),
    },
    title: ['valid_from'],
    sort: ['-valid_from'],
    place: [{ kind: 'via', field: 'person' }],
    dated: { exclusive: ['person'] },
    snapshot: { record: 'person', fields: { grade: 'grade', step: 'step' } },
  });
  return { ...tiny, forms: { ...tiny.forms, person: { ...person, fields: { ...person.fields, ...told } }, rank } };
}

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ model: rankedModel() });
  keepSnapshots(test.model);
});
afterAll(() => test.close());

/** As a request does: what is due is brought to today first. */
const on = <T>(today: string, work: () => Promise<T>): Promise<T> =>
  inTransaction({ database: test.database, model: test.model, session: systemSession, today }, async () => {
    await refreshDue();
    return work();
  });
const today = '2026-06-15';

async function hired(values: Values = {}, unknown: readonly string[] = []): Promise<string> {
  const id = uuidv7();
  await on(today, () =>
    createRecord({ form: 'person', id, values: { surname: 'Sidibé', forename: 'Oumou', ...values }, unknown }),
  );
  return id;
}

async function ranked(person: string, values: Values, day = today): Promise<string> {
  const id = uuidv7();
  await on(day, () => createRecord({ form: 'rank', id, values: { person, ...values } }));
  return id;
}

const told = (person: string, day = today) =>
  on(day, async () => (await query(sql`SELECT grade, step, unknown, rev FROM person WHERE id = ${person}::uuid`))[0]);

describe('a dated row that says what is so today', () => {
  it('saved today changes its record, whose revision stays, also where the fact was said to be unknown', async () => {
    const person = await hired({}, ['grade']);
    await ranked(person, { grade: 'B', step: 2, valid_from: today });
    expect(await told(person)).toEqual({ grade: 'B', step: 2, unknown: [], rev: 1 });
  });

  it('comes in one envelope with its record', async () => {
    const person = uuidv7();
    await on(today, () =>
      applyEnvelope({
        id: uuidv7(),
        operations: [
          {
            ...{ do: 'create', form: 'person', id: person },
            values: { surname: 'Keïta', forename: 'Awa', grade: 'typed' },
          },
          { do: 'create', form: 'rank', id: uuidv7(), values: { person, grade: 'A', valid_from: '2020-01-01' } },
        ],
      }),
    );
    expect(await told(person)).toMatchObject({ grade: 'A', step: null });
  });

  it('entered ahead of its time changes its record on that day, and not before', async () => {
    const person = await hired({ grade: 'C' });
    await ranked(person, { grade: 'B', valid_from: '2026-07-01' });
    expect(await told(person)).toMatchObject({ grade: 'C' });
    expect(await told(person, '2026-06-30')).toMatchObject({ grade: 'C' });
    expect(await told(person, '2026-07-01')).toMatchObject({ grade: 'B' });
  });

  it('of the past, when it is corrected or added, leaves what a later one says', async () => {
    const person = await hired();
    const past = await ranked(person, { grade: 'C', step: 1, valid_from: '2010-01-01', valid_to: '2020-01-01' });
    await ranked(person, { grade: 'B', valid_from: '2020-01-01' });
    await on(today, () =>
      updateRecord({ form: 'rank', id: past, rev: 1, values: { grade: 'D' }, nature: 'correction' }),
    );
    await ranked(person, { grade: 'E', valid_from: '2001-01-01', valid_to: '2010-01-01' });
    expect(await told(person)).toMatchObject({ grade: 'B' });
  });

  it('that says nothing of a field leaves what an earlier one said', async () => {
    const person = await hired();
    await ranked(person, { grade: 'C', step: 3, valid_from: '2010-01-01', valid_to: '2020-01-01' });
    await ranked(person, { grade: 'B', valid_from: '2020-01-01' });
    expect(await told(person)).toMatchObject({ grade: 'B', step: 3 });
  });

  it('once deleted gives back to the one before, and once restored speaks again', async () => {
    const person = await hired();
    await ranked(person, { grade: 'C', valid_from: '2010-01-01', valid_to: '2026-01-01' });
    const id = await ranked(person, { grade: 'B', valid_from: '2026-01-01' });
    await on(today, () => deleteRecord({ form: 'rank', id, rev: 1, reason: 'Annulé' }));
    expect(await told(person)).toMatchObject({ grade: 'C' });
    await on(today, () => restoreRecord({ form: 'rank', id, reason: 'Rétabli' }));
    expect(await told(person)).toMatchObject({ grade: 'B' });
  });

  it('is not contradicted on the record itself, which may be changed where no row speaks', async () => {
    const person = await hired({ grade: 'C' });
    await on(today, () => updateRecord({ form: 'person', id: person, rev: 1, values: { grade: 'D' } }));
    await ranked(person, { grade: 'B', valid_from: '2020-01-01' });
    const contradiction = { form: 'person', id: person, rev: 2, values: { grade: 'A' } };
    await expect(on(today, () => updateRecord(contradiction))).rejects.toMatchObject({
      code: 'record.invalid',
      problems: [{ code: 'field.told_by_rows', field: 'grade', record: person }],
    });
    await on(today, () => updateRecord({ form: 'person', id: person, rev: 2, values: { step: 4, forename: 'Oumar' } }));
    expect(await told(person)).toMatchObject({ grade: 'B', step: 4 });
  });

  it('is found by a rebuild after rows were written without hooks', async () => {
    const person = await hired();
    await on(today, () =>
      query(sql`INSERT INTO rank (id, rev, person, grade, valid_from, valid_to)
        VALUES (${uuidv7()}::uuid, 1, ${person}::uuid, 'B', '2020-01-01', '2031-01-01'), (${uuidv7()}::uuid, 1, ${person}::uuid, 'A', '2031-01-01', NULL)`),
    );
    await on(today, rebuildSnapshots);
    expect(await told(person)).toMatchObject({ grade: 'B' });
    expect(await told(person, '2031-01-02')).toMatchObject({ grade: 'A' });
    await on(today, rebuildSnapshots);
  });
});

describe('what is so today', () => {
  const days = ['2026-06-10', '2026-06-15', '2026-06-18', '2026-06-20', '2026-06-25'] as const;
  const step = fc.oneof(
    fc.record({
      do: fc.constant('add' as const),
      from: fc.constantFrom(...days),
      grade: fc.constantFrom('A', 'B', null),
    }),
    fc.record({ do: fc.constant('delete' as const), which: fc.nat(20) }),
    fc.record({ do: fc.constant('restore' as const), which: fc.nat(20) }),
    fc.record({ do: fc.constant('wait' as const) }),
  );

  it('equals the last row to have begun after any sequence of rows, deletions and days', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const person = await hired();
        const rows: { id: string; from: string; grade: string | null; gone: boolean; rev: number }[] = [];
        let [day, at] = [days[0] as string, 0];
        let shown: string | null = null;
        for (const each of steps) {
          if (each.do === 'wait') day = days[Math.min(++at, days.length - 1)] as string;
          else if (each.do === 'add') {
            if (rows.some(({ from }) => from === each.from)) continue;
            const valid_to = new Date(Date.parse(each.from) + 86_400_000).toISOString().slice(0, 10);
            const id = await ranked(person, { grade: each.grade, valid_from: each.from, valid_to }, day);
            rows.push({ id, from: each.from, grade: each.grade, gone: false, rev: 1 });
          } else {
            const row = rows[each.which % Math.max(rows.length, 1)];
            if (!row || row.gone === (each.do === 'delete')) continue;
            const { id, rev } = row;
            if (each.do === 'delete') await on(day, () => deleteRecord({ form: 'rank', id, rev, reason: 'essai' }));
            else await on(day, () => restoreRecord({ form: 'rank', id, reason: 'essai' }));
            row.gone = !row.gone;
            row.rev += 1;
          }
          const speaking = rows
            .filter(({ from, grade, gone }) => from <= day && grade !== null && !gone)
            .sort((one, other) => (one.from < other.from ? 1 : -1));
          // Where no row speaks any more, what was shown stays.
          shown = speaking[0]?.grade ?? shown;
          expect((await told(person, day))?.grade ?? null).toBe(shown);
        }
      }),
      { seed: 20260615, numRuns: 12 },
    );
  });
});
