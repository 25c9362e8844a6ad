import { defineList, f, item } from '@baara/model';

const menu = 'administration';

export const school_status = defineList('school_status', {
  label: { fr: 'État de l’école', en: 'School status' },
  plural: { fr: 'États des écoles', en: 'School statuses' },
  menu,
  items: [
    item('OPEN', 'Ouverte', 'Open'),
    item('SUSPENDED', 'Fermée provisoirement', 'Suspended'),
    item('CLOSED', 'Fermée', 'Closed'),
  ],
});

export const programme_category = defineList('programme_category', {
  label: { fr: 'Cycle', en: 'Programme category' },
  plural: { fr: 'Cycles d’études', en: 'Programme categories' },
  menu,
  items: [
    item('FIRST', 'Premier cycle (technicien)', 'First cycle (technician)'),
    item('SECOND', 'Second cycle (technicien supérieur, licence)', 'Second cycle (senior technician, bachelor)'),
    item('SPECIALIST', 'Spécialisation', 'Specialisation'),
    item('BRIDGING', 'Passerelle', 'Bridging'),
  ],
});

export const subject_kind = defineList('subject_kind', {
  label: { fr: 'Nature de l’enseignement', en: 'Kind of teaching' },
  plural: { fr: 'Natures d’enseignement', en: 'Kinds of teaching' },
  menu,
  items: [
    item('THEORY', 'Cours théorique', 'Theory'),
    item('PRACTICE', 'Travaux pratiques', 'Practical work'),
    item('CLINICAL', 'Stage clinique', 'Clinical placement'),
    item('PROJECT', 'Mémoire', 'Dissertation'),
  ],
});

/** What a mark is made of. */
export const assessment_kind = defineList('assessment_kind', {
  label: { fr: 'Type d’épreuve', en: 'Assessment kind' },
  plural: { fr: 'Types d’épreuves', en: 'Assessment kinds' },
  menu,
  items: [
    item('TEST', 'Devoir', 'Test'),
    item('ASSIGNMENT', 'Exposé ou exercice', 'Assignment'),
    item('PRACTICAL', 'Pratique', 'Practical'),
    item('CLINICAL', 'Stage', 'Clinical'),
    item('PROJECT', 'Projet', 'Project'),
    item('REPORT', 'Rapport de stage', 'Field report'),
    item('FINAL', 'Examen final', 'Final exam'),
  ],
});

export const semester = defineList('semester', {
  label: { fr: 'Semestre', en: 'Semester' },
  plural: { fr: 'Semestres', en: 'Semesters' },
  menu,
  items: [
    item('YEAR', 'Année entière', 'Whole year'),
    item('S1', 'Premier semestre', 'First semester'),
    item('S2', 'Second semestre', 'Second semester'),
  ],
});

export const student_sponsor = defineList('student_sponsor', {
  label: { fr: 'Prise en charge des études', en: 'Sponsor' },
  plural: { fr: 'Prises en charge des études', en: 'Sponsors' },
  menu,
  items: [
    item('SELF', 'La famille', 'The family'),
    item('STATE', 'L’État', 'The State'),
    item('LOCAL', 'La collectivité', 'The local authority'),
    item('PARTNER', 'Un partenaire', 'A partner'),
    item('EMPLOYER', 'L’employeur', 'The employer'),
  ],
});

export const year_decision = defineList('year_decision', {
  label: { fr: 'Décision du jury', en: 'Decision' },
  plural: { fr: 'Décisions du jury', en: 'Decisions' },
  menu,
  items: [
    item('PASSED', 'Admis en classe supérieure', 'Moves up'),
    item('RESIT', 'Ajourné, seconde session', 'To resit'),
    item('REPEATS', 'Autorisé à redoubler', 'Repeats the year'),
    item('EXCLUDED', 'Exclu', 'Excluded'),
    item('PENDING', 'En délibération', 'Pending'),
  ],
});

export const interruption_category = defineList('interruption_category', {
  label: { fr: 'Famille de motifs', en: 'Category of reasons' },
  plural: { fr: 'Familles de motifs d’interruption', en: 'Categories of reasons' },
  menu,
  items: [
    item('PERSONAL', 'Personnel', 'Personal'),
    item('MONEY', 'Argent', 'Money'),
    item('STUDIES', 'Études', 'Studies'),
    item('CONTEXT', 'Contexte', 'Circumstances'),
  ],
});

/** Why studies are interrupted or given up. */
export const interruption_reason = defineList('interruption_reason', {
  label: { fr: 'Motif d’interruption ou d’abandon', en: 'Reason for interruption or dropout' },
  plural: { fr: 'Motifs d’interruption ou d’abandon', en: 'Reasons for interruption or dropout' },
  menu,
  fields: { category: f.choice(interruption_category, { label: { fr: 'Famille', en: 'Category' } }) },
  items: [
    item('ILLNESS', 'Maladie', 'Illness', { category: 'PERSONAL' }),
    item('PREGNANCY', 'Grossesse', 'Pregnancy', { category: 'PERSONAL' }),
    item('MARRIAGE', 'Mariage', 'Marriage', { category: 'PERSONAL' }),
    item('FAMILY', 'Raison familiale', 'Family reason', { category: 'PERSONAL' }),
    item('DEATH', 'Décès', 'Death', { category: 'PERSONAL' }),
    item('FEES', 'Frais non payés', 'Fees not paid', { category: 'MONEY' }),
    item('LIVING', 'Coût de la vie', 'Cost of living', { category: 'MONEY' }),
    item('WORK', 'A trouvé un travail', 'Found work', { category: 'MONEY' }),
    item('RESULTS', 'Résultats insuffisants', 'Poor results', { category: 'STUDIES' }),
    item('DISCIPLINE', 'Discipline', 'Discipline', { category: 'STUDIES' }),
    item('TRANSFER', 'Changement d’école', 'Changed school', { category: 'STUDIES' }),
    item('INSECURITY', 'Insécurité, déplacement', 'Insecurity, displacement', { category: 'CONTEXT' }),
    item('CLOSURE', 'Fermeture de l’école', 'School closed', { category: 'CONTEXT' }),
    item('OTHER', 'Autre', 'Other', { category: 'CONTEXT' }),
  ],
});

export const interruption_advice = defineList('interruption_advice', {
  label: { fr: 'Suite recommandée', en: 'Recommendation' },
  plural: { fr: 'Suites recommandées', en: 'Recommendations' },
  menu,
  items: [
    item('RETURN', 'Retour à la rentrée', 'Return next year'),
    item('REPEAT', 'Reprise de l’année', 'Repeat the year'),
    item('LEAVE', 'Fin des études', 'End of studies'),
  ],
});

/** The fate of a candidate at a national exam. */
export const exam_outcome = defineList('exam_outcome', {
  label: { fr: 'Résultat de l’examen', en: 'Exam outcome' },
  plural: { fr: 'Résultats d’examens', en: 'Exam outcomes' },
  menu,
  items: [
    item('PENDING', 'En attente', 'Pending'),
    item('PASSED', 'Admis', 'Passed'),
    item('FAILED', 'Ajourné', 'Failed'),
    item('ABSENT', 'Absent', 'Absent'),
    item('EXCLUDED', 'Exclu', 'Excluded'),
  ],
});

export const exam_attempt = defineList('exam_attempt', {
  label: { fr: 'Tentative', en: 'Attempt' },
  plural: { fr: 'Tentatives', en: 'Attempts' },
  menu,
  items: [
    item('1', 'Première fois', 'First time'),
    item('2', 'Deuxième fois', 'Second time'),
    item('3', 'Troisième fois', 'Third time'),
  ],
});

export const exam_paper = defineList('exam_paper', {
  label: { fr: 'Épreuve', en: 'Paper' },
  plural: { fr: 'Épreuves des examens', en: 'Papers' },
  menu,
  fields: { content: f.longText({ label: { fr: 'Contenu', en: 'Content' } }) },
  items: [
    item('WRITTEN', 'Écrit', 'Written'),
    item('PRACTICAL', 'Pratique au lit du malade', 'Bedside practical'),
    item('ORAL', 'Oral', 'Oral'),
    item('DISSERTATION', 'Soutenance de mémoire', 'Dissertation'),
  ],
});

export const teacher_role = defineList('teacher_role', {
  label: { fr: 'Rôle', en: 'Role' },
  plural: { fr: 'Rôles des enseignants', en: 'Teacher roles' },
  menu,
  items: [
    item('DIRECTOR', 'Directeur des études', 'Head of studies'),
    item('TEACHER', 'Enseignant permanent', 'Permanent teacher'),
    item('VISITING', 'Vacataire', 'Visiting teacher'),
    item('MONITOR', 'Moniteur', 'Monitor'),
    item('MENTOR', 'Encadreur de stage', 'Clinical mentor'),
  ],
});

export const fee_kind = defineList('fee_kind', {
  label: { fr: 'Nature des frais', en: 'Kind of fee' },
  plural: { fr: 'Natures de frais de scolarité', en: 'Kinds of fees' },
  menu,
  items: [
    item('ENTRY', 'Concours d’entrée', 'Entrance exam'),
    item('ENROLMENT', 'Inscription', 'Enrolment'),
    item('TUITION', 'Scolarité', 'Tuition'),
    item('EXAM', 'Examen', 'Exam'),
  ],
});

export const fee_period = defineList('fee_period', {
  label: { fr: 'Période des frais', en: 'Fee period' },
  plural: { fr: 'Périodes des frais', en: 'Fee periods' },
  menu,
  items: [
    item('ONCE', 'Une fois', 'Once'),
    item('YEAR', 'Par an', 'A year'),
    item('SEMESTER', 'Par semestre', 'A semester'),
    item('MONTH', 'Par mois', 'A month'),
  ],
});
