import { type Model, type ModelForm, validateRecord } from '@baara/model';
import type { Problem } from '../../records/index.ts';
import type { LineRecord } from '../types.ts';

type ModelValues = Parameters<typeof validateRecord>[0]['values'];

/** What a record's own fields and rules say against it; rules that look elsewhere are asked when the line is saved. */
export function checkRecord(record: LineRecord, form: ModelForm, model: Model, today: string): Problem[] {
  const problems = validateRecord({ form, model, values: record.values as ModelValues, unknown: [], today });
  return problems.filter((problem) => !isFilled(problem, form)).map((problem) => ({ ...problem, form: form.id }));
}

/** A required field with a default is filled when the record is saved. */
function isFilled({ code, field }: { readonly code: string; readonly field?: string }, form: ModelForm): boolean {
  return code === 'field.required' && field !== undefined && form.fields[field]?.default !== undefined;
}
