import { extendForm, f, rowsOf, thisRecord } from '@baara/model';
import { participation, seated } from './participation.ts';
import { training_session } from './session.ts';

const enrolments = rowsOf(participation, { session: thisRecord });
const count = (fr: string, en: string, value: ReturnType<typeof enrolments.count>) =>
  f.computed({ label: { fr, en }, result: 'number', value });

/** What a session tells of its participants; counted when read. */
export const session = extendForm(training_session, {
  owner: 'training',
  add: {
    enrolled: count('Inscrits', 'Enrolled', enrolments.where((each) => each.status.in(seated)).count()),
    waiting: count('En liste d’attente', 'Waiting', enrolments.where((each) => each.status.eq('WAITING')).count()),
    passed: count('Réussites', 'Passed', enrolments.where((each) => each.result.eq('PASSED')).count()),
  },
});
