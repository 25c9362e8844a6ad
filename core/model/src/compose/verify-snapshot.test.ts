import { describe, expect, it } from 'vitest';
import { f } from '../f.ts';
import { defineForm } from '../form.ts';
import { defineModule } from '../module.ts';
import { inspectSite } from './compose.ts';
import { siteOf, text } from './testing.ts';

const worker = defineForm('worker', {
  label: text('Agent'),
  fields: {
    grade: f.text({ label: text('Grade') }),
    step: f.integer({ label: text('Échelon') }),
    tags: f.group({ word: f.text({ label: text('Mot') }) }, { label: text('Mots') }),
  },
  place: 'everyone',
  title: ['grade'],
});

function problemsOf(fields: Record<string, string>, dated: { exclusive?: string[] } = { exclusive: ['worker'] }) {
  const rank = defineForm('rank', {
    label: text('Rang'),
    fields: {
      worker: f.ref(worker, { label: text('Agent'), parent: true }),
      grade: f.text({ label: text('Grade') }),
      step: f.integer({ label: text('Échelon') }),
      tags: f.group({ word: f.text({ label: text('Mot') }) }, { label: text('Mots') }),
    },
    dated,
    snapshot: { record: 'worker', fields },
    place: 'everyone',
    title: ['grade'],
  });
  const module = defineModule({ id: 'ranks', version: '1.0.0', core: '^1', label: text('x'), forms: [worker, rank] });
  return inspectSite(siteOf({ modules: [module] }))
    .problems.filter(({ code }) => code === 'snapshot.invalid')
    .map(({ params }) => params.reason);
}

describe('a snapshot', () => {
  it('leads from fields of dated rows to fields of one kind on their record', () => {
    expect(problemsOf({ grade: 'grade', step: 'step' })).toEqual([]);
  });

  it('names fields that are not there, of another kind, or in a table of their own', () => {
    expect(problemsOf({ grade: 'absent', step: 'grade', tags: 'tags' })).toEqual([
      'grade → worker.absent',
      'step → worker.grade',
      'tags → worker.tags',
    ]);
  });

  it('needs one row at a time', () => {
    expect(problemsOf({ grade: 'grade' }, {})).toEqual(["dated.exclusive: ['worker']"]);
  });
});
