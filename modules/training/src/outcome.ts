import { defineForm, f, rule, via } from '@baara/model';
import { competency, competency_level, ofPerson } from '@baara/person';
import { course } from './course.ts';
import { exam_type, half_day, need_priority, training_requester } from './lists.ts';
import { ofParticipation } from './participation.ts';

/** A half-day of a session that a participant attended or missed. */
export const training_presence = defineForm('training_presence', {
  label: { fr: 'Présence', en: 'Presence' },
  plural: { fr: 'Présences', en: 'Presences' },
  fields: {
    participation: ofParticipation(),
    day: f.date({ label: { fr: 'Jour', en: 'Day' }, required: true }),
    half: f.choice(half_day, { label: { fr: 'Demi-journée', en: 'Half-day' }, required: true }),
    present: f.boolean({ label: { fr: 'Présent', en: 'Present' }, required: true, default: true }),
    reason: f.text({ label: { fr: 'Motif d’absence', en: 'Reason for absence' } }),
  },
  rules: (r) => [
    rule(
      r.day.onOrAfter(r.participation.to('valid_from')),
      { fr: 'Ce jour précède la session.', en: 'This day is before the session.' },
      { id: 'day_of_session' },
    ),
    rule(
      r.day.before(r.participation.to('valid_to')),
      { fr: 'Ce jour suit la session.', en: 'This day is after the session.' },
      { id: 'day_within_session' },
    ),
  ],
  unique: [['participation', 'day', 'half']],
  timeline: false,
  place: via('participation'),
  title: ['day', 'half'],
  columns: ['day', 'half', 'present', 'reason'],
  sort: ['day', 'half'],
});

export const training_exam = defineForm('training_exam', {
  label: { fr: 'Examen de formation', en: 'Training exam' },
  plural: { fr: 'Examens de formation', en: 'Training exams' },
  fields: {
    participation: ofParticipation(),
    type: f.choice(exam_type, { label: { fr: 'Type', en: 'Type' }, required: true }),
    date: f.date({ label: { fr: 'Date', en: 'Date' }, required: true }),
    score: f.integer({ label: { fr: 'Note (%)', en: 'Score (%)' }, required: true, min: 0, max: 100 }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  timeline: false,
  place: via('participation'),
  title: ['type', 'date'],
  columns: ['date', 'type', 'score'],
  sort: ['-date'],
});

/** A competency observed at the end of a session. */
export const competency_assessment = defineForm('competency_assessment', {
  label: { fr: 'Compétence évaluée', en: 'Competency assessment' },
  plural: { fr: 'Compétences évaluées', en: 'Competency assessments' },
  fields: {
    participation: ofParticipation(),
    competency: f.choice(competency, { label: { fr: 'Compétence', en: 'Competency' }, required: true }),
    level: f.choice(competency_level, { label: { fr: 'Appréciation', en: 'Level' }, required: true }),
    date: f.date({ label: { fr: 'Date', en: 'Date' }, required: true }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  unique: [['participation', 'competency', 'date']],
  timeline: false,
  place: via('participation'),
  title: ['competency', 'date'],
  columns: ['date', 'competency', 'level'],
  sort: ['-date'],
});

/** A training that somebody should have, asked for or found in an appraisal. */
export const training_need = defineForm('training_need', {
  label: { fr: 'Besoin de formation', en: 'Training need' },
  plural: { fr: 'Besoins de formation', en: 'Training needs' },
  menu: 'training',
  fields: {
    person: ofPerson(),
    competency: f.choice(competency, { label: { fr: 'Compétence', en: 'Competency' } }),
    course: f.ref(course, { label: { fr: 'Formation', en: 'Course' } }),
    noted: f.date({ label: { fr: 'Constaté le', en: 'Noted on' }, required: true }),
    requester: f.choice(training_requester, { label: { fr: 'Demandeur', en: 'Requester' } }),
    priority: f.choice(need_priority, {
      label: { fr: 'Priorité', en: 'Priority' },
      required: true,
      default: 'MEDIUM',
    }),
    met: f.date({ label: { fr: 'Satisfait le', en: 'Met on' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  rules: (r) => [
    rule(
      r.competency.isEmpty().and(r.course.isEmpty()).not(),
      { fr: 'Indiquez une compétence ou une formation.', en: 'Give a competency or a course.' },
      { id: 'competency_or_course' },
    ),
  ],
  timeline: false,
  place: via('person'),
  title: ['competency', 'course'],
  columns: ['person', 'competency', 'course', 'priority', 'noted', 'met'],
  sort: ['-noted'],
});
