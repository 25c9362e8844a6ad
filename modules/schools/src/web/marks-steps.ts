import { uuidv7 } from '@baara/model';
import type { MarkSheet } from '../server/marks.ts';
import { markIn } from './mark-text.ts';
import type { Entered } from './marks-table.ts';

type Values = Readonly<Record<string, string | number | null>>;

/** One record to make or to change. */
export type MarkStep =
  | { readonly do: 'create'; readonly form: string; readonly id: string; readonly values: Values }
  | {
      readonly do: 'update';
      readonly form: string;
      readonly id: string;
      readonly rev: number;
      readonly values: Values;
    };

/** What is to be saved of what was entered: a mark is made where there was none, and what stands already as it should is left. */
export function stepsOf(
  sheet: MarkSheet,
  entered: Entered,
  { semester, attempt }: { readonly semester: string; readonly attempt: string },
): readonly MarkStep[] {
  const { year, stage } = sheet;
  const results = new Map<string, Record<string, string | number | null>>();
  const steps: MarkStep[] = [];
  for (const [key, text] of entered) {
    const [student = '', what = ''] = key.split(' ');
    if (what === 'average' || what === 'decision') {
      const value = what === 'decision' ? text || 'PENDING' : markOrNull(text);
      results.set(student, { ...results.get(student), [what]: value });
      continue;
    }
    const total = markOrNull(text);
    const saved = sheet.marks.find((each) => each.student === student && each.subject === what);
    if (saved && saved.total !== total)
      steps.push({ do: 'update', form: 'subject_result', id: saved.id, rev: saved.rev, values: { total } });
    if (!saved && total !== null)
      steps.push(made('subject_result', { student, subject: what, year, semester, attempt, total }));
  }
  for (const [student, values] of results) {
    const saved = sheet.results.find((each) => each.student === student);
    steps.push(
      saved
        ? { do: 'update', form: 'year_result', id: saved.id, rev: saved.rev, values }
        : made('year_result', { student, year, semester, stage, ...values }),
    );
  }
  return steps;
}

const made = (form: string, values: Values): MarkStep => ({ do: 'create', form, id: uuidv7(), values });

function markOrNull(text: string): number | null {
  const mark = markIn(text);
  return mark === 'wrong' ? null : mark;
}
