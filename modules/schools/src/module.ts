import { defineModule } from '@baara/model';
import { intake } from './counts.ts';
import { diploma, exam_result, exam_session, student_licence } from './exam.ts';
import { figures } from './figures.ts';
import { education, person, registration } from './learning.ts';
import * as lists from './lists.ts';
import { student_state } from './pathway.ts';
import { intake as intakeForm, school_programme, school_subject, subject_year } from './programme.ts';
import { placement_site, school, school_department, school_inspection } from './school.ts';
import { student } from './student.ts';
import { clinical_placement, enrolment, study_interruption, subject_result, year_result } from './studies.ts';
import { teacher } from './teacher.ts';

const page = (path: string, fr: string, en: string, reads: string) => ({
  ...{ path, label: { fr, en }, menu: 'schools', element: `schools-${path}-page`, reads },
});

export const schoolsModule = defineModule({
  id: 'schools',
  version: '1.0.0',
  core: '^1',
  requires: { geography: '^1', person: '^1', position: '^1' },
  label: { fr: 'Écoles de santé', en: 'Health schools' },
  forms: [
    student,
    intakeForm,
    enrolment,
    year_result,
    subject_result,
    clinical_placement,
    study_interruption,
    exam_result,
    diploma,
    student_licence,
    exam_session,
    school_programme,
    school_subject,
    subject_year,
    teacher,
    school,
    school_department,
    placement_site,
    school_inspection,
  ],
  lists: [...Object.values(lists)],
  extend: [education, registration, person, intake],
  workflows: [student_state],
  figures,
  parts: ['server', 'web'],
  web: {
    pages: [
      page('promotions', 'Promotions en chiffres', 'Intakes in figures', 'intake'),
      page('transcripts', 'Relevés de notes', 'Transcripts', 'year_result'),
      page('shares', 'Écoles des agents', 'Schools of workers', 'person'),
    ],
    panels: [
      {
        ...{ form: 'intake', reads: 'subject_result', element: 'schools-marks-panel' },
        label: { fr: 'Notes de la promotion', en: 'Marks of the intake' },
      },
      {
        ...{ form: 'student', reads: 'subject_result', element: 'schools-transcript-panel' },
        label: { fr: 'Relevé de notes', en: 'Transcript' },
      },
      {
        ...{ form: 'student', reads: 'person', element: 'schools-recruit-panel' },
        label: { fr: 'Recrutement', en: 'Recruitment' },
      },
    ],
  },
  menus: [{ id: 'schools', label: { fr: 'Écoles', en: 'Schools' }, order: 45, icon: 'graduation-cap' }],
});
