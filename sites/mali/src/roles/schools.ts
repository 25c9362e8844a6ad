import type { Grant, RoleDraft } from '@baara/model';
import { when } from '../conditions.ts';
import { everything, on, readAll, write } from './grants.ts';

const studentForms = [
  ...['student', 'enrolment', 'year_result', 'subject_result', 'study_interruption', 'clinical_placement'],
  ...['exam_result', 'diploma', 'student_licence'],
];
const schoolForms = [
  ...['intake', 'school_programme', 'school_subject', 'subject_year', 'teacher', 'school_department', 'placement_site'],
];
/** What the ministry keeps, the same for all schools. */
const nationalForms = ['school', 'school_inspection', 'exam_session'];

/** Which schools there are, for everybody who signs in: the diplomas in a person's file name them. */
export const schoolDirectory: readonly Grant[] = on(['school'], ['read'], 'everywhere');

const recruiting = ['student_state.recruit', 'student_state.unlink'];

/** Whoever recruits sees the graduates of every school, wherever it stands, and links them to a file. */
export const recruiters: readonly Grant[] = [
  ...on(['school_programme', 'intake'], ['read'], 'everywhere'),
  { form: 'student', actions: ['read'], fields: '*', scope: 'everywhere', when: when('graduates') },
  { form: 'student', actions: [], transitions: recruiting, scope: 'everywhere', when: when('graduates') },
];

/** The directorate keeps all of it. */
export const schoolKeepers: readonly Grant[] = [
  ...on([...studentForms, ...schoolForms, ...nationalForms], everything, 'everywhere'),
  { form: 'student', actions: [], transitions: recruiting, scope: 'everywhere' },
];

export const schoolRoles: readonly RoleDraft[] = [
  {
    id: 'school_registrar',
    label: { fr: 'Responsable de scolarité', en: 'School registrar' },
    help: {
      fr: 'Tient les promotions, les étudiants et les résultats de son école ; ne voit pas ceux des autres.',
      en: 'Keeps the intakes, students and results of the school; does not see those of others.',
    },
    grants: [
      ...on([...studentForms, ...schoolForms], everything),
      ...on(['school'], ['read', 'update', 'export']),
      ...on(['school_inspection'], readAll),
      ...on(['exam_session'], ['read'], 'everywhere'),
      ...schoolDirectory,
      {
        ...{ form: 'person', actions: ['read'], scope: 'everywhere' },
        fields: ['surname', 'given_names', 'sex', 'position_cadre'],
      },
    ],
  },
  {
    id: 'preservice_officer',
    label: { fr: 'Chargé de la formation initiale', en: 'Pre-service training officer' },
    help: {
      fr: 'Suit toutes les écoles du pays : agréments, filières, examens nationaux ; lit les dossiers des étudiants.',
      en: 'Follows all schools of the country: accreditation, programmes, national exams; reads students’ files.',
    },
    grants: [
      ...on([...nationalForms, 'school_programme', 'exam_result'], write, 'everywhere'),
      ...on([...studentForms, ...schoolForms], readAll, 'everywhere'),
      ...on(['person', 'education', 'registration', 'assignment', 'participation'], ['read']),
    ],
  },
];
