import { defineForm, f, rule, via } from '@baara/model';
import { council, degree, registration_kind } from '@baara/person';
import { cadre } from '@baara/position';
import { exam_attempt, exam_outcome, exam_paper } from './lists.ts';
import { ofStudent } from './student.ts';

/** A session of a national exam: the same for all schools. */
export const exam_session = defineForm('exam_session', {
  label: { fr: 'Session d’examen national', en: 'National exam session' },
  plural: { fr: 'Examens nationaux', en: 'National exams' },
  menu: 'schools',
  fields: {
    name: f.text({ label: { fr: 'Examen', en: 'Exam' }, required: true, maxLength: 160 }),
    year: f.integer({ label: { fr: 'Année', en: 'Year' }, required: true, min: 1950, max: 2200 }),
    cadre: f.choice(cadre, { label: { fr: 'Cadre', en: 'Cadre' } }),
    degree: f.choice(degree, { label: { fr: 'Diplôme', en: 'Degree' } }),
    resit: f.boolean({ label: { fr: 'Session de rattrapage', en: 'Resit session' } }),
    authority: f.text({ label: { fr: 'Organisé par', en: 'Held by' }, maxLength: 160 }),
    starts: f.date({ label: { fr: 'Premier jour', en: 'First day' } }),
    ends: f.date({ label: { fr: 'Dernier jour', en: 'Last day' } }),
    published: f.date({ label: { fr: 'Résultats publiés le', en: 'Results published on' } }),
    act_number: f.text({ label: { fr: 'Décision d’admission', en: 'Decision of admission' }, maxLength: 80 }),
    act_scan: f.file({ label: { fr: 'Liste des admis', en: 'List of those who passed' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  rules: (r) => [
    rule(
      r.ends.onOrAfter(r.starts),
      { fr: 'La fin précède le début.', en: 'It ends before it starts.' },
      { id: 'ends_after_starts' },
    ),
    rule(
      r.published.onOrAfter(r.starts),
      { fr: 'Les résultats précèdent l’examen.', en: 'Results come before the exam.' },
      { id: 'published_after_starts' },
    ),
  ],
  unique: [['name', 'year', 'resit']],
  place: 'everyone',
  title: ['name', 'year'],
  columns: ['name', 'year', 'resit', 'cadre', 'starts', 'published'],
  sort: ['-year', 'name'],
  search: { names: ['name'], identifiers: [] },
});

/** A candidate at a national exam. */
export const exam_result = defineForm('exam_result', {
  label: { fr: 'Résultat à l’examen national', en: 'National exam result' },
  plural: { fr: 'Résultats aux examens nationaux', en: 'National exam results' },
  fields: {
    session: f.ref(exam_session, { label: { fr: 'Session', en: 'Session' }, parent: true, required: true }),
    student: ofStudent(),
    candidate_number: f.identifier({
      label: { fr: 'Numéro de candidat', en: 'Candidate number' },
      unique: ['session'],
    }),
    attempt: f.choice(exam_attempt, { label: { fr: 'Tentative', en: 'Attempt' }, default: '1' }),
    applied: f.date({ label: { fr: 'Dossier déposé le', en: 'Applied on' } }),
    file_received: f.boolean({ label: { fr: 'Dossier complet', en: 'File complete' } }),
    file_approved: f.boolean({ label: { fr: 'Dossier accepté', en: 'File accepted' } }),
    endorser: f.text({ label: { fr: 'Présenté par', en: 'Endorsed by' }, maxLength: 160 }),
    endorser_title: f.text({ label: { fr: 'Qualité du présentateur', en: 'Endorser’s title' }, maxLength: 160 }),
    endorsed: f.date({ label: { fr: 'Présenté le', en: 'Endorsed on' } }),
    outcome: f.choice(exam_outcome, { label: { fr: 'Résultat', en: 'Outcome' }, required: true, default: 'PENDING' }),
    date: f.date({ label: { fr: 'Examiné le', en: 'Examined on' } }),
    score: f.decimal({ label: { fr: 'Moyenne (sur 20)', en: 'Average (of 20)' }, min: 0, max: 20 }),
    rank: f.integer({ label: { fr: 'Rang', en: 'Rank' }, min: 1, max: 100_000 }),
    papers: f.group(
      {
        paper: f.choice(exam_paper, { label: { fr: 'Épreuve', en: 'Paper' }, required: true }),
        score: f.decimal({ label: { fr: 'Note (sur 20)', en: 'Mark (of 20)' }, min: 0, max: 20 }),
        grade: f.text({ label: { fr: 'Mention', en: 'Grade' }, maxLength: 30 }),
      },
      { label: { fr: 'Épreuves', en: 'Papers' }, max: 20 },
    ),
    notes: f.longText({ label: { fr: 'Observations', en: 'Remarks' } }),
  },
  unique: [['session', 'student']],
  place: via('student'),
  title: ['session', 'outcome'],
  columns: ['student', 'session', 'candidate_number', 'attempt', 'score', 'outcome'],
  sort: ['-date'],
});

/** The diploma that the school or the State gives, with its scan. */
export const diploma = defineForm('diploma', {
  label: { fr: 'Diplôme', en: 'Diploma' },
  plural: { fr: 'Diplômes', en: 'Diplomas' },
  fields: {
    student: ofStudent(),
    degree: f.choice(degree, { label: { fr: 'Diplôme', en: 'Degree' }, required: true }),
    number: f.identifier({ label: { fr: 'Numéro', en: 'Number' }, required: true, unique: true }),
    issued: f.date({ label: { fr: 'Délivré le', en: 'Issued on' }, required: true }),
    grade: f.text({ label: { fr: 'Mention', en: 'Grade' }, maxLength: 60 }),
    major: f.text({ label: { fr: 'Spécialité ou option', en: 'Major' }, maxLength: 160 }),
    exam: f.ref(exam_session, { label: { fr: 'Examen', en: 'Exam' } }),
    signatory: f.text({ label: { fr: 'Signataire', en: 'Signatory' }, maxLength: 160 }),
    collected: f.date({ label: { fr: 'Retiré le', en: 'Collected on' } }),
    scan: f.file({ label: { fr: 'Copie', en: 'Copy' } }),
  },
  rules: (r) => [
    rule(
      r.collected.onOrAfter(r.issued),
      { fr: 'Le retrait précède la délivrance.', en: 'It was collected before it was issued.' },
      { id: 'collected_after_issue' },
    ),
  ],
  timeline: { from: 'issued', kind: 'learning' },
  place: via('student'),
  title: ['degree', 'number'],
  columns: ['degree', 'number', 'issued', 'grade', 'collected'],
  sort: ['-issued'],
});

/** The first inscription with an order, and the licence, before there is a personnel file to hold it. */
export const student_licence = defineForm('student_licence', {
  label: { fr: 'Inscription à l’Ordre', en: 'Registration' },
  plural: { fr: 'Inscriptions à l’Ordre', en: 'Registrations' },
  fields: {
    student: ofStudent(),
    council: f.choice(council, { label: { fr: 'Ordre', en: 'Council' }, required: true }),
    number: f.identifier({ label: { fr: 'Numéro d’inscription', en: 'Registration number' }, unique: ['council'] }),
    kind: f.choice(registration_kind, { label: { fr: 'Nature', en: 'Kind' }, default: 'PROVISIONAL' }),
    applied: f.date({ label: { fr: 'Demande du', en: 'Applied on' } }),
    registered: f.date({ label: { fr: 'Inscrit le', en: 'Registered on' } }),
    licence_number: f.identifier({ label: { fr: 'Numéro de licence', en: 'Licence number' } }),
    licence_expires: f.date({ label: { fr: 'Fin de la licence', en: 'Licence expires' } }),
  },
  rules: (r) => [
    rule(
      r.licence_expires.onOrAfter(r.registered),
      { fr: 'La licence expire avant l’inscription.', en: 'The licence expires before the registration.' },
      { id: 'licence_after_registration' },
    ),
  ],
  unique: [['student', 'council']],
  place: via('student'),
  title: ['council', 'number'],
  columns: ['council', 'number', 'kind', 'registered', 'licence_expires'],
  sort: ['-registered'],
});
