import { type ModelForm, type Timeline, timelineOf } from '@baara/model';
import { type Allowed, allowRead, deny, fieldPolicy, memoised, type ReadPlan, rowPolicy } from '../access/index.ts';
import { current } from '../database/index.ts';
import { childForms, workflowsOf } from '../records/index.ts';

/** A child form whose rows stand on a record's time line, as far as the session may read them. */
export interface Participant {
  readonly form: ModelForm;
  readonly timeline: Timeline;
  /** The references by which its rows belong to the record. */
  readonly parents: readonly string[];
  /** The fields that hold files. */
  readonly files: readonly string[];
  /** The workflows whose state the session may read. */
  readonly workflows: readonly string[];
  /** The rows with the fields that tell them. */
  readonly plan: Allowed<ReadPlan>;
}

/** Beside a form's columns and title, what founds a row: the act. */
const acts = ['act_kind', 'act_number', 'act_date'];

/** The forms that take part in the time lines of `form`: a sensitive one only for those who may read it. */
export function participantsOf(form: string): readonly Participant[] {
  return memoised(`timeline ${form}`, () => {
    const parents = new Map<ModelForm, string[]>();
    for (const link of childForms(current().model, form)) {
      parents.set(link.form, [...(parents.get(link.form) ?? []), link.column]);
    }
    return [...parents].flatMap(([child, columns]) => participant(child, columns) ?? []);
  });
}

function participant(form: ModelForm, parents: readonly string[]): Participant | undefined {
  const timeline = timelineOf(form);
  const dates = timeline ? [timeline.from, ...(timeline.to === undefined ? [] : [timeline.to])] : [];
  if (!timeline || rowPolicy(form.id, 'read', 't') === deny || !dates.every((key) => isReadable(form, key))) return;
  const files = Object.values(form.fields)
    .filter(({ key, kind }) => (kind === 'file' || kind === 'image') && isReadable(form, key))
    .map(({ key }) => key);
  const told = [...form.columns, ...form.title, ...acts, ...dates, ...files].filter((key) => isReadable(form, key));
  const workflows = workflowsOf(form)
    .filter(({ field }) => isReadable(form, field))
    .map(({ id }) => id);
  return { form, timeline, parents, files, workflows, plan: allowRead({ form: form.id, select: [...new Set(told)] }) };
}

function isReadable(form: ModelForm, key: string): boolean {
  const field = form.fields[key];
  return field !== undefined && !field.hidden && fieldPolicy(form.id, key, 't') !== deny;
}
