import { department, unit } from '@baara/geography';
import { daysBetween, defineForm, f, rule, via } from '@baara/model';
import {
  assessment_kind,
  exam_attempt,
  interruption_advice,
  interruption_reason,
  semester,
  student_sponsor,
  year_decision,
} from './lists.ts';
import { school_subject } from './programme.ts';
import { ofStudent } from './student.ts';
import { teacher } from './teacher.ts';

const year = () => f.integer({ label: { fr: 'Rentrée', en: 'Year of start' }, required: true, min: 1950, max: 2200 });
const stage = () => f.integer({ label: { fr: 'Année d’études', en: 'Year of study' }, min: 1, max: 12 });
const term = () => f.choice(semester, { label: { fr: 'Semestre', en: 'Semester' }, required: true, default: 'YEAR' });

/** The student's enrolment for one year or semester. */
export const enrolment = defineForm('enrolment', {
  label: { fr: 'Inscription', en: 'Enrolment' },
  plural: { fr: 'Inscriptions', en: 'Enrolments' },
  fields: {
    student: ofStudent(),
    year: year(),
    semester: term(),
    stage: stage(),
    date: f.date({ label: { fr: 'Inscrit le', en: 'Enrolled on' } }),
    sponsor: f.choice(student_sponsor, { label: { fr: 'Prise en charge', en: 'Sponsor' } }),
    subjects: f.refs(school_subject, { label: { fr: 'Matières', en: 'Subjects' } }),
    credits: f.integer({ label: { fr: 'Crédits', en: 'Credits' }, min: 0, max: 1000 }),
    fees_paid: f.money({ label: { fr: 'Frais payés', en: 'Fees paid' }, min: 0 }),
  },
  unique: [['student', 'year', 'semester']],
  place: via('student'),
  title: ['year', 'semester'],
  columns: ['year', 'semester', 'stage', 'date', 'sponsor', 'fees_paid'],
  sort: ['-year'],
});

/** The result of a year or of a semester, as the jury decides it. */
export const year_result = defineForm('year_result', {
  label: { fr: 'Résultat de l’année', en: 'Year result' },
  plural: { fr: 'Résultats par année', en: 'Year results' },
  fields: {
    student: ofStudent(),
    year: year(),
    semester: term(),
    stage: stage(),
    average: f.decimal({ label: { fr: 'Moyenne (sur 20)', en: 'Average (of 20)' }, min: 0, max: 20 }),
    overall: f.decimal({ label: { fr: 'Moyenne générale (sur 20)', en: 'Overall average (of 20)' }, min: 0, max: 20 }),
    rank: f.integer({ label: { fr: 'Rang', en: 'Rank' }, min: 1, max: 10_000 }),
    credits: f.integer({ label: { fr: 'Crédits validés', en: 'Credits gained' }, min: 0, max: 1000 }),
    decision: f.choice(year_decision, {
      label: { fr: 'Décision du jury', en: 'Decision' },
      required: true,
      default: 'PENDING',
    }),
    decided: f.date({ label: { fr: 'Délibéré le', en: 'Decided on' } }),
    notes: f.longText({ label: { fr: 'Appréciation', en: 'Remarks' } }),
  },
  unique: [['student', 'year', 'semester']],
  place: via('student'),
  title: ['year', 'decision'],
  columns: ['year', 'semester', 'stage', 'average', 'rank', 'decision'],
  sort: ['-year'],
});

/** A mark in one subject. */
export const subject_result = defineForm('subject_result', {
  label: { fr: 'Note', en: 'Mark' },
  plural: { fr: 'Notes par matière', en: 'Marks by subject' },
  fields: {
    student: ofStudent(),
    subject: f.ref(school_subject, { label: { fr: 'Matière', en: 'Subject' }, required: true }),
    year: year(),
    semester: term(),
    attempt: f.choice(exam_attempt, { label: { fr: 'Tentative', en: 'Attempt' }, required: true, default: '1' }),
    teacher: f.ref(teacher, { label: { fr: 'Enseignant', en: 'Teacher' } }),
    scores: f.group(
      {
        kind: f.choice(assessment_kind, { label: { fr: 'Épreuve', en: 'Assessment' }, required: true }),
        score: f.decimal({ label: { fr: 'Note (sur 20)', en: 'Mark (of 20)' }, required: true, min: 0, max: 20 }),
      },
      { label: { fr: 'Épreuves', en: 'Assessments' }, max: 12 },
    ),
    total: f.decimal({ label: { fr: 'Note finale (sur 20)', en: 'Final mark (of 20)' }, min: 0, max: 20 }),
    grade: f.text({ label: { fr: 'Mention', en: 'Grade' }, maxLength: 30 }),
    passed: f.boolean({ label: { fr: 'Matière validée', en: 'Passed' } }),
    recorded: f.date({ label: { fr: 'Portée le', en: 'Recorded on' } }),
  },
  unique: [['student', 'subject', 'year', 'semester', 'attempt']],
  place: via('student'),
  title: ['subject', 'year'],
  columns: ['year', 'subject', 'total', 'grade', 'passed', 'attempt'],
  sort: ['-year'],
});

/** A time away from studies; open while the student is suspended. */
export const study_interruption = defineForm('study_interruption', {
  label: { fr: 'Interruption des études', en: 'Interruption of studies' },
  plural: { fr: 'Interruptions des études', en: 'Interruptions of studies' },
  fields: {
    student: ofStudent(),
    valid_from: f.date({ label: { fr: 'Depuis le', en: 'From' }, required: true }),
    valid_to: f.date({ label: { fr: 'Jusqu’au', en: 'Until' }, exclusive: true }),
    semester: f.choice(semester, { label: { fr: 'Semestre', en: 'Semester' } }),
    reason: f.choice(interruption_reason, { label: { fr: 'Motif', en: 'Reason' } }),
    advice: f.choice(interruption_advice, { label: { fr: 'Suite recommandée', en: 'Recommendation' } }),
    notes: f.longText({ label: { fr: 'Circonstances', en: 'Circumstances' } }),
  },
  dated: { exclusive: ['student'] },
  place: via('student'),
  title: ['valid_from', 'reason'],
  columns: ['valid_from', 'valid_to', 'reason', 'advice'],
  sort: ['-valid_from'],
});

/** A placement at a facility, under a mentor. */
export const clinical_placement = defineForm('clinical_placement', {
  label: { fr: 'Stage clinique', en: 'Clinical placement' },
  plural: { fr: 'Stages cliniques', en: 'Clinical placements' },
  menu: 'schools',
  fields: {
    student: ofStudent(),
    facility: f.treeRef(unit, { label: { fr: 'Structure', en: 'Facility' }, required: true }),
    department: f.choice(department, { label: { fr: 'Service', en: 'Department' } }),
    mentor: f.ref(teacher, { label: { fr: 'Encadreur', en: 'Mentor' } }),
    starts: f.date({ label: { fr: 'Du', en: 'From' }, required: true }),
    ends: f.date({ label: { fr: 'Au', en: 'To' }, required: true }),
    days: f.computed({ label: { fr: 'Durée (jours)', en: 'Days' }, result: 'number' }),
    present: f.integer({ label: { fr: 'Jours de présence', en: 'Days present' }, min: 0, max: 400 }),
    absent: f.integer({ label: { fr: 'Jours d’absence', en: 'Days absent' }, min: 0, max: 400 }),
    aims: f.longText({ label: { fr: 'Objectifs', en: 'Aims' } }),
    score: f.decimal({ label: { fr: 'Note (sur 20)', en: 'Mark (of 20)' }, min: 0, max: 20 }),
    passed: f.boolean({ label: { fr: 'Stage validé', en: 'Passed' } }),
    assessment: f.longText({ label: { fr: 'Appréciation de l’encadreur', en: 'Mentor’s assessment' } }),
    report: f.file({ label: { fr: 'Fiche de stage', en: 'Placement sheet' } }),
  },
  compute: (r) => ({ days: daysBetween(r.starts, r.ends).add(1) }),
  rules: (r) => [
    rule(
      r.ends.onOrAfter(r.starts),
      { fr: 'La fin précède le début.', en: 'It ends before it starts.' },
      { id: 'ends_after_starts' },
    ),
    rule(
      r.present.add(r.absent).le(r.days),
      {
        fr: 'Plus de jours de présence et d’absence que le stage n’en a.',
        en: 'More days present and absent than it has.',
      },
      { id: 'days_counted' },
    ),
  ],
  timeline: { from: 'starts', to: 'ends', kind: 'learning' },
  place: via('student'),
  title: ['facility', 'starts'],
  columns: ['student', 'facility', 'starts', 'ends', 'mentor', 'score', 'passed'],
  sort: ['-starts'],
});
