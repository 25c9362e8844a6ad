import { addDaysTo, type DemonstrationBatch, type DemonstrationPassage } from '@baara/model';
import { unitId } from '../tree/ids.ts';

type Row = DemonstrationBatch['rows'][number];
type Values = Row['values'];
type Path = readonly DemonstrationPassage[];

/** The rows of a batch with the passages that brought each to its state; those of forms without a workflow as they are. */
export function withHistories(batch: DemonstrationBatch, today: string): DemonstrationBatch {
  const path = paths[batch.form];
  if (!path) return batch;
  const rows = batch.rows.map((row) => {
    const passages = inOrder(path(row.values, row), today);
    return passages.length > 0 ? { ...row, passages } : row;
  });
  return { ...batch, rows };
}

/** Days that follow each other and are not to come. */
function inOrder(path: Path, today: string): Path {
  let last = '';
  return path.map((passage) => {
    // Never before the step that it follows.
    if (passage.on > last) last = passage.on;
    if (last > today) last = today;
    return { ...passage, on: last };
  });
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
const step = (transition: string, on: unknown, by: string | null, reason?: string): DemonstrationPassage => ({
  ...{ transition, on: word(on), by },
  ...(reason ? { reason } : {}),
});

const paths: Readonly<Record<string, (values: Values, row: Row) => Path>> = {
  student: studentPath,
  scholarship_programme: ({ year, state, state_since }) => [
    step('open', `${year}-06-15`, 'bourses'),
    ...(state === 'closed' ? [step('close', state_since, 'bourses')] : []),
  ],
  scholarship_application: ({ received, state_since }) => [
    step('complete', addDaysTo(word(received), 3), 'bourses'),
    step('score', addDaysTo(word(received), 9), 'bourses'),
    step('select', state_since, 'bourses'),
  ],
  scholarship_award: ({ state, first_month, last_month }) => {
    if (state === 'suspended')
      return [step('suspend', addDaysTo(`${first_month}-01`, 120), 'bourses', 'Absences répétées en stage')];
    return state === 'ended' ? [step('end', `${last_month}-28`, 'bourses')] : [];
  },
  payment_batch: batchPath,
  payment: paymentPath,
};

/** From the application to where the student stands: the school says so, the employer the last step. */
function studentPath(values: Values, { owner }: Row): Path {
  const state = word(values.state);
  const isGao = owner === unitId('ECOLE-EIG');
  const by = isGao ? 'eig' : 'drh';
  const began = word(values.enrolled) || word(values.applied);
  const chosen = `${began.slice(0, 4)}-09-20`;
  if (state === 'applicant') return [];
  if (state === 'refused') return [step('refuse', values.state_since, by, 'Rang au-delà des places')];
  const studies = [step('admit', chosen, by), step('enrol', values.enrolled, by)];
  const diplomas = [step('graduate', values.graduated, by), step('certify', values.certified, by)];
  const since = values.state_since;
  switch (state) {
    case 'admitted':
      return studies.slice(0, 1);
    case 'repeating':
      return [...studies, step('repeat', since, by, 'Moyenne insuffisante')];
    case 'suspended':
      return [...studies, step('suspend', since, by, 'Congé de maternité')];
    case 'dropped_out':
      return [...studies, step('drop_out', values.left, by)];
    case 'graduated':
      return [...studies, ...diplomas.slice(0, 1)];
    case 'certified':
      return [...studies, ...diplomas];
    case 'seeking':
      return [...studies, ...diplomas, step('seek', since, by)];
    case 'in_post':
      return [...studies, ...diplomas, step('recruit', since, isGao ? 'gao' : 'drh')];
    default:
      return studies;
  }
}

/** A list of payments through its three pairs of hands. */
function batchPath({ state, state_since }: Values): Path {
  const before = (days: number) => addDaysTo(word(state_since), -days);
  const steps = [
    step('verify', before(6), 'verificateur'),
    step('approve', before(5), 'ordonnateur'),
    step('export', before(4), 'preparateur'),
    step('deliver', state === 'sent' ? state_since : before(3), 'preparateur'),
  ];
  return state === 'reconciled' ? [...steps, step('reconcile', state_since, 'verificateur')] : steps;
}

/** Its lines follow the list and the operator's answer: nobody takes their passages. */
function paymentPath({ state, state_since }: Values): Path {
  const before = (days: number) => addDaysTo(word(state_since), -days);
  const line = (transition: string, days = 0) => step(transition, before(days), null);
  const sent = [line('verify', 6), line('approve', 5), line('export', 4), line('send', 3)];
  switch (state) {
    case 'paid':
      return [...sent, line('wait'), line('pay')];
    case 'reconciled':
      return [...sent, line('wait', 1), line('pay', 1), line('reconcile')];
    case 'failed':
      return [...sent, line('wait'), line('fail')];
    case 'retry':
      return [...sent, line('wait', 1), line('fail', 1), line('retry')];
    default:
      return sent;
  }
}
