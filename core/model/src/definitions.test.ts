import { describe, expect, expectTypeOf, it } from 'vitest';
import { text } from './compose/testing.ts';
import { f } from './f.ts';
import { defineForm, rule } from './form.ts';
import { defineList } from './list.ts';
import { extendForm } from './overlay.ts';
import type { RecordOf } from './record.ts';

const course = defineList('course', { label: text('Cours') });
const session = defineForm('session', {
  label: text('Session'),
  fields: {
    course: f.choice(course, { label: text('Cours'), required: true }),
    starts: f.date({ label: text('Début'), required: true }),
    ends: f.date({ label: text('Fin') }),
    seats: f.integer({ label: text('Places'), min: 1 }),
    trainers: f.group({ name: f.text({ label: text('Nom'), required: true }) }, { label: text('Formateurs') }),
    total: f.computed({ label: text('Total'), result: 'number' }),
  },
  rules: (r) => [rule(r.ends.onOrAfter(r.starts), text('La fin précède le début.'))],
  conditions: (r) => ({ seats: { required: r.starts.isEmpty() } }),
  compute: (r) => ({ total: r.seats.add(1) }),
  place: 'everyone',
  title: ['course', 'starts'],
});

describe('the types of definitions', () => {
  it('infer a record: required fields are present, others may be empty or absent', () => {
    type Session = RecordOf<typeof session>;
    expectTypeOf<Session['course']>().toEqualTypeOf<string>();
    expectTypeOf<Session['ends']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Session['seats']>().toEqualTypeOf<number | null | undefined>();
    const written: Session = { course: 'PF', starts: '2026-01-31', trainers: [{ name: 'Awa' }] };
    // @ts-expect-error: a required field is missing
    const incomplete: Session = { course: 'PF' };
    expect([written, incomplete]).toHaveLength(2);
  });

  it('give an overlay’s handle the fields it adds, under their full names, and leave the form’s own handle as it was', () => {
    const wider = extendForm(session, { owner: 'training', add: { cost: f.money({ label: text('Coût') }) } });
    expectTypeOf<RecordOf<typeof wider>['training_cost']>().toEqualTypeOf<number | null | undefined>();
    // @ts-expect-error: the form's own handle does not know the addition
    type Unknown = RecordOf<typeof session>['training_cost'];
    expectTypeOf<Unknown>().not.toBeNever();
    expect(Object.keys(wider.fields)).toContain('training_cost');
  });

  it('add the dated columns to a dated form', () => {
    const dated = defineForm('dated', {
      label: text('Daté'),
      fields: { note: f.text({ label: text('Note') }) },
      dated: {},
      place: 'everyone',
      title: ['note', 'valid_from'],
      rules: (r) => [rule(r.valid_from.before('2100-01-01'), text('Trop loin'))],
    });
    expectTypeOf<RecordOf<typeof dated>['valid_from']>().toEqualTypeOf<string>();
    expect(Object.keys(dated.fields)).toEqual(['note', 'valid_from', 'valid_to']);
  });

  it('refuse a misspelt field in rules, titles, sections and overlays', () => {
    const wrong = () => {
      const fields = { starts: f.date({ label: text('Début') }) };
      const common = { label: text('x'), fields, place: 'everyone', title: ['starts'] } as const;
      // @ts-expect-error: the rule names a field that is not there
      defineForm('x', { ...common, rules: (r) => [rule(r.start.isEmpty(), text('x'))] });
      // @ts-expect-error: the title names a field that is not there
      defineForm('x', { ...common, title: ['start'] });
      // @ts-expect-error: the section names a field that is not there
      defineForm('x', { ...common, sections: [{ key: 'a', label: text('a'), fields: ['start'] }] });
      // @ts-expect-error: the overlay hides a field that is not there
      extendForm(session, { owner: 'x', hide: ['start'] });
      // @ts-expect-error: a label needs both languages
      f.text({ label: { fr: 'Nom' } });
      // @ts-expect-error: a misspelt option is not passed over
      f.text({ label: text('Nom'), requird: true });
      // @ts-expect-error: text has no smallest value
      f.text({ label: text('Nom'), min: 1 });
      // @ts-expect-error: a date is not compared with a number
      defineForm('x', { ...common, rules: (r) => [rule(r.starts.before(3), text('x'))] });
    };
    // It is the compiler that refuses: running it would show nothing.
    expectTypeOf(wrong).toBeFunction();
  });
});
