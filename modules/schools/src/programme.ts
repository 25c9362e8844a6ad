import { defineForm, f, rule, via } from '@baara/model';
import { competency, degree, study_level } from '@baara/person';
import { cadre } from '@baara/position';
import { assessment_kind, fee_kind, fee_period, programme_category, semester, subject_kind } from './lists.ts';
import { ofSchool, school_department } from './school.ts';
import { teacher } from './teacher.ts';

/** What a school trains for: a cadre, in so many years, with a degree at the end. */
export const school_programme = defineForm('school_programme', {
  label: { fr: 'Filière', en: 'Programme' },
  plural: { fr: 'Filières', en: 'Programmes' },
  menu: 'schools',
  fields: {
    school: ofSchool(),
    name: f.text({ label: { fr: 'Intitulé', en: 'Title' }, required: true, maxLength: 160 }),
    code: f.identifier({ label: { fr: 'Code', en: 'Code' }, unique: ['school'], maxLength: 30 }),
    category: f.choice(programme_category, { label: { fr: 'Cycle', en: 'Category' } }),
    department: f.ref(school_department, { label: { fr: 'Département', en: 'Department' } }),
    cadre: f.choice(cadre, { label: { fr: 'Cadre visé', en: 'Cadre trained' } }),
    degree: f.choice(degree, { label: { fr: 'Diplôme délivré', en: 'Degree awarded' } }),
    level: f.choice(study_level, { label: { fr: 'Niveau', en: 'Level' } }),
    entry_level: f.choice(study_level, { label: { fr: 'Niveau d’entrée', en: 'Entry level' } }),
    years: f.integer({ label: { fr: 'Durée (années)', en: 'Length (years)' }, min: 1, max: 12 }),
    semesters: f.integer({ label: { fr: 'Semestres', en: 'Semesters' }, min: 1, max: 24 }),
    credits: f.integer({ label: { fr: 'Crédits', en: 'Credits' }, min: 0, max: 1000 }),
    least_credits: f.integer({
      label: { fr: 'Crédits d’un semestre : minimum', en: 'Credits a semester: least' },
      min: 0,
      max: 100,
    }),
    most_credits: f.integer({
      label: { fr: 'Crédits d’un semestre : maximum', en: 'Credits a semester: most' },
      min: 0,
      max: 100,
    }),
    places: f.integer({ label: { fr: 'Places par an', en: 'Places a year' }, min: 0, max: 10_000 }),
    fees: f.group(
      {
        kind: f.choice(fee_kind, { label: { fr: 'Nature', en: 'Kind' }, required: true }),
        period: f.choice(fee_period, { label: { fr: 'Période', en: 'Period' }, required: true }),
        amount: f.money({ label: { fr: 'Montant', en: 'Amount' }, required: true, min: 0 }),
      },
      { label: { fr: 'Frais', en: 'Fees' }, max: 20 },
    ),
    opened: f.date({ label: { fr: 'Ouverte le', en: 'Opened on' } }),
    closed: f.date({ label: { fr: 'Fermée le', en: 'Closed on' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  sections: [
    {
      key: 'programme',
      label: { fr: 'Filière', en: 'Programme' },
      fields: ['school', 'name', 'code', 'category', 'cadre', 'degree', 'level', 'entry_level', 'department'],
    },
    {
      key: 'length',
      label: { fr: 'Durée et places', en: 'Length and places' },
      fields: ['years', 'semesters', 'credits', 'least_credits', 'most_credits', 'places', 'opened', 'closed'],
    },
    { key: 'fees', label: { fr: 'Frais', en: 'Fees' }, fields: ['fees', 'notes'] },
  ],
  rules: (r) => [
    rule(
      r.closed.onOrAfter(r.opened),
      { fr: 'La fermeture précède l’ouverture.', en: 'It closes before it opens.' },
      { id: 'closed_after_opened' },
    ),
    rule(
      r.most_credits.ge(r.least_credits),
      { fr: 'Le maximum de crédits est inférieur au minimum.', en: 'The most credits are fewer than the least.' },
      { id: 'credits_in_order' },
    ),
  ],
  unique: [['school', 'name']],
  place: via('school'),
  title: ['name', 'school'],
  columns: ['school', 'name', 'cadre', 'degree', 'years', 'places'],
  sort: ['name'],
  search: { names: ['name'], identifiers: ['code'] },
});

const ofProgramme = () =>
  f.ref(school_programme, { label: { fr: 'Filière', en: 'Programme' }, parent: true, required: true });

/** What is taught in a programme, with its share of the mark. */
export const school_subject = defineForm('school_subject', {
  label: { fr: 'Matière', en: 'Subject' },
  plural: { fr: 'Matières', en: 'Subjects' },
  fields: {
    programme: ofProgramme(),
    name: f.text({ label: { fr: 'Intitulé', en: 'Title' }, required: true, maxLength: 160 }),
    code: f.identifier({ label: { fr: 'Code', en: 'Code' }, unique: ['programme'], maxLength: 30 }),
    kind: f.choice(subject_kind, { label: { fr: 'Nature', en: 'Kind' }, required: true, default: 'THEORY' }),
    stage: f.integer({ label: { fr: 'Année d’études', en: 'Year of study' }, min: 1, max: 12 }),
    semester: f.choice(semester, { label: { fr: 'Semestre', en: 'Semester' } }),
    hours: f.integer({ label: { fr: 'Heures', en: 'Hours' }, min: 0, max: 5000 }),
    credits: f.integer({ label: { fr: 'Crédits', en: 'Credits' }, min: 0, max: 100 }),
    coefficient: f.decimal({ label: { fr: 'Coefficient', en: 'Coefficient' }, min: 0, max: 100 }),
    competencies: f.choices(competency, { label: { fr: 'Compétences', en: 'Competencies' } }),
    assessments: f.group(
      {
        kind: f.choice(assessment_kind, { label: { fr: 'Épreuve', en: 'Assessment' }, required: true }),
        share: f.integer({
          label: { fr: 'Part de la note (%)', en: 'Share of the mark (%)' },
          required: true,
          min: 0,
          max: 100,
        }),
      },
      { label: { fr: 'Évaluation', en: 'Assessment' }, max: 12 },
    ),
    content: f.longText({ label: { fr: 'Contenu', en: 'Content' } }),
  },
  unique: [['programme', 'name']],
  place: via('programme'),
  title: ['name'],
  columns: ['stage', 'semester', 'name', 'kind', 'hours', 'coefficient'],
  sort: ['stage', 'name'],
});

/** A subject in one school year: who teaches it, when it is moved, when its marks became final. */
export const subject_year = defineForm('subject_year', {
  label: { fr: 'Enseignement de l’année', en: 'Subject of a year' },
  plural: { fr: 'Enseignements par année', en: 'Subjects by year' },
  fields: {
    subject: f.ref(school_subject, { label: { fr: 'Matière', en: 'Subject' }, parent: true, required: true }),
    year: f.integer({ label: { fr: 'Rentrée', en: 'Year of start' }, required: true, min: 1950, max: 2200 }),
    semester: f.choice(semester, { label: { fr: 'Semestre', en: 'Semester' } }),
    teachers: f.refs(teacher, { label: { fr: 'Enseignants', en: 'Teachers' } }),
    moved_from: f.choice(semester, { label: { fr: 'Reporté du', en: 'Moved from' } }),
    move_reason: f.longText({ label: { fr: 'Motif du report', en: 'Reason of the move' } }),
    results_approved: f.date({ label: { fr: 'Notes arrêtées le', en: 'Marks approved on' } }),
  },
  conditions: (r) => ({
    move_reason: { visibleWhen: r.moved_from.isEmpty().not(), required: r.moved_from.isEmpty().not() },
  }),
  unique: [['subject', 'year']],
  place: via('subject'),
  title: ['subject', 'year'],
  columns: ['year', 'semester', 'teachers', 'results_approved'],
  sort: ['-year'],
});

/** A promotion: those who begin a programme in one year. */
export const intake = defineForm('intake', {
  label: { fr: 'Promotion', en: 'Intake' },
  plural: { fr: 'Promotions', en: 'Intakes' },
  menu: 'schools',
  fields: {
    programme: ofProgramme(),
    year: f.integer({
      label: { fr: 'Rentrée', en: 'Year of start' },
      help: { fr: '2024 : année scolaire 2024-2025.', en: '2024: the school year 2024-2025.' },
      required: true,
      min: 1950,
      max: 2200,
    }),
    name: f.text({ label: { fr: 'Nom de la promotion', en: 'Name of the intake' }, maxLength: 80 }),
    opens: f.date({ label: { fr: 'Inscriptions à partir du', en: 'Applications from' } }),
    closes: f.date({ label: { fr: 'Clôture des inscriptions', en: 'Applications until' } }),
    entrance: f.date({ label: { fr: 'Concours d’entrée', en: 'Entrance exam' } }),
    starts: f.date({ label: { fr: 'Rentrée le', en: 'Begins' } }),
    ends: f.date({ label: { fr: 'Fin prévue des études', en: 'Planned end' } }),
    applicants: f.integer({
      label: { fr: 'Candidats', en: 'Applicants' },
      help: {
        fr: 'Tels que l’école les déclare, saisis ici ou non.',
        en: 'As the school declares them, entered here or not.',
      },
      min: 0,
      max: 100_000,
    }),
    places: f.integer({ label: { fr: 'Places', en: 'Places' }, min: 0, max: 10_000 }),
    admitted: f.integer({ label: { fr: 'Admis (déclarés)', en: 'Admitted (declared)' }, min: 0, max: 10_000 }),
    cancelled: f.boolean({ label: { fr: 'Annulée', en: 'Cancelled' } }),
    students_list: f.file({ label: { fr: 'Liste signée', en: 'Signed list' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  rules: (r) => [
    rule(
      r.closes.onOrAfter(r.opens),
      { fr: 'La clôture précède l’ouverture.', en: 'Applications end before they begin.' },
      { id: 'closes_after_opens' },
    ),
    rule(
      r.ends.after(r.starts),
      { fr: 'Les études finissent avant la rentrée.', en: 'Studies end before they begin.' },
      { id: 'ends_after_starts' },
    ),
    rule(
      r.admitted.le(r.applicants),
      { fr: 'Plus d’admis que de candidats.', en: 'More admitted than applied.' },
      { id: 'admitted_applied' },
    ),
    rule(
      r.admitted.le(r.places),
      { fr: 'Plus d’admis que de places.', en: 'More admitted than there are places.' },
      { id: 'admitted_places', severity: 'warning' },
    ),
  ],
  unique: [['programme', 'year']],
  place: via('programme'),
  title: ['year', 'programme'],
  columns: ['programme', 'year', 'applicants', 'places', 'admitted'],
  sort: ['-year'],
  search: { names: ['name'], identifiers: [] },
});
