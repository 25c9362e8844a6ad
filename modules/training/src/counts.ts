import { extendForm, f, rowsOf, thisRecord } from '@baara/model';
import { training_exam, training_presence } from './outcome.ts';
import { participation as participationForm, seated } from './participation.ts';
import { training_session } from './session.ts';

const enrolments = rowsOf(participationForm, { session: thisRecord });
const halfDays = rowsOf(training_presence, { participation: thisRecord });
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

/** What the sheet of presences and the exams say of a participant. */
export const participation = extendForm(participationForm, {
  owner: 'training',
  add: {
    half_days: count(
      'Demi-journées suivies',
      'Half-days attended',
      halfDays.where((each) => each.present.eq(true)).count(),
    ),
    half_days_missed: count(
      'Demi-journées manquées',
      'Half-days missed',
      halfDays.where((each) => each.present.eq(false)).count(),
    ),
    best_score: f.computed({
      label: { fr: 'Meilleure note (%)', en: 'Best score (%)' },
      result: 'number',
      value: rowsOf(training_exam, { participation: thisRecord }).max((each) => each.score),
    }),
  },
});
