import { describe, expect, it } from 'vitest';
import { f } from '../f.ts';
import { defineForm } from '../form.ts';
import { defineList } from '../list.ts';
import { defineModule } from '../module.ts';
import { inspectSite } from './compose.ts';
import { siteOf, text } from './testing.ts';

const reason = defineList('reason', { label: text('Motif'), items: [{ code: 'MOVED', label: text('Mutation') }] });

function problemsOf(closes: Record<string, Record<string, string | null>>) {
  const stay = defineForm('stay', {
    label: text('Séjour'),
    fields: { place: f.text({ label: text('Lieu') }), why: f.choice(reason, { label: text('Motif') }) },
    dated: { closes },
    place: 'everyone',
    title: ['place'],
  });
  const facts = { id: 'stays', version: '1.0.0', core: '^1', label: text('x') } as const;
  const module = defineModule({ ...facts, forms: [stay], lists: [reason] });
  return inspectSite(siteOf({ modules: [module] })).problems.map(({ code, field }) => `${code} ${field}`);
}

describe('what an ended row is given', () => {
  it('is what its fields may hold', () => {
    expect(problemsOf({ place: { why: 'MOVED' } })).toEqual([]);
    expect(problemsOf({ place: { why: null } })).toEqual([]);
    expect(problemsOf({ place: { why: 'GONE' } })).toEqual(['expression.invalid why']);
  });

  it('names fields that are there', () => {
    expect(problemsOf({ place: { absent: 'MOVED' } })).toEqual(['reference.unknown_field absent']);
    expect(problemsOf({ absent: { why: 'MOVED' } })).toEqual(['reference.unknown_field absent']);
  });
});
