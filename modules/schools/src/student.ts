import { country, unit } from '@baara/geography';
import { defineForm, f, fieldRef, or, rule, today, via, yearsBetween } from '@baara/model';
import { civility, degree, identifier_type, marital_status, person, relationship, sex } from '@baara/person';
import { interruption_reason } from './lists.ts';
import { intake } from './programme.ts';

/** What is asked of students who have come further than these states. */
const beyond = (...states: readonly string[]) => fieldRef(['state']).in(states).not();

/**
 * Somebody in a promotion, from the application to the first post. The fields that a person has too bear the same keys: what the
 * school wrote is carried over when the graduate is recruited, and nothing typed again.
 */
export const student = defineForm('student', {
  label: { fr: 'Étudiant', en: 'Student' },
  plural: { fr: 'Étudiants', en: 'Students' },
  menu: 'schools',
  fields: {
    intake: f.ref(intake, { label: { fr: 'Promotion', en: 'Intake' }, parent: true, required: true }),
    matricule: f.identifier({
      label: { fr: 'Matricule à l’école', en: 'School number' },
      help: { fr: 'Donné à l’inscription.', en: 'Given at enrolment.' },
      unique: ['intake'],
      maxLength: 40,
    }),
    surname: f.text({ label: { fr: 'Nom', en: 'Surname' }, required: true, maxLength: 80 }),
    given_names: f.text({ label: { fr: 'Prénom(s)', en: 'Given names' }, required: true, maxLength: 120 }),
    maiden_name: f.text({ label: { fr: 'Nom de jeune fille', en: 'Maiden name' }, maxLength: 80 }),
    civility: f.choice(civility, { label: { fr: 'Civilité', en: 'Form of address' } }),
    sex: f.choice(sex, { label: { fr: 'Sexe', en: 'Sex' }, required: true }),
    birth_date: f.date({ label: { fr: 'Date de naissance', en: 'Birth date' }, unknown: true, min: '1900-01-01' }),
    age: f.computed({ label: { fr: 'Âge', en: 'Age' }, result: 'number' }),
    birth_place: f.text({ label: { fr: 'Lieu de naissance', en: 'Birth place' }, maxLength: 120 }),
    nationality: f.choice(country, { label: { fr: 'Nationalité', en: 'Nationality' } }),
    marital_status: f.choice(marital_status, { label: { fr: 'Situation matrimoniale', en: 'Marital status' } }),
    origin: f.treeRef(unit, { label: { fr: 'Commune d’origine', en: 'Commune of origin' } }),
    residence: f.treeRef(unit, { label: { fr: 'Lieu de résidence', en: 'Residence' } }),
    address: f.longText({ label: { fr: 'Adresse', en: 'Address' }, maxLength: 500 }),
    phone: f.phone({ label: { fr: 'Téléphone', en: 'Telephone' } }),
    email: f.email({ label: { fr: 'Courriel', en: 'E-mail' } }),
    photo: f.image({ label: { fr: 'Photo', en: 'Photograph' } }),
    identity_type: f.choice(identifier_type, { label: { fr: 'Pièce d’identité', en: 'Identity document' } }),
    identity_number: f.identifier({ label: { fr: 'Numéro de la pièce', en: 'Document number' } }),
    identity_expires: f.date({ label: { fr: 'La pièce expire le', en: 'Document expires' } }),
    guardian: f.text({ label: { fr: 'Personne à prévenir', en: 'Contact in an emergency' }, maxLength: 160 }),
    guardian_relationship: f.choice(relationship, { label: { fr: 'Lien', en: 'Relationship' } }),
    guardian_phone: f.phone({ label: { fr: 'Téléphone de la personne à prévenir', en: 'Telephone of the contact' } }),
    secondary_school: f.text({ label: { fr: 'Établissement d’origine', en: 'Secondary school' }, maxLength: 160 }),
    entry_degree: f.choice(degree, { label: { fr: 'Diplôme d’entrée', en: 'Entry certificate' } }),
    entry_number: f.text({
      label: { fr: 'Numéro du diplôme d’entrée', en: 'Entry certificate number' },
      maxLength: 60,
    }),
    entry_grade: f.text({ label: { fr: 'Mention', en: 'Grade' }, maxLength: 60 }),
    entry_year: f.integer({ label: { fr: 'Année d’obtention', en: 'Year obtained' }, min: 1950, max: 2200 }),
    applied: f.date({ label: { fr: 'Candidature du', en: 'Applied on' }, default: today() }),
    entrance_score: f.decimal({
      label: { fr: 'Note au concours (sur 20)', en: 'Entrance mark (of 20)' },
      min: 0,
      max: 20,
    }),
    entrance_rank: f.integer({ label: { fr: 'Rang au concours', en: 'Entrance rank' }, min: 1, max: 100_000 }),
    enrolled: f.date({ label: { fr: 'Inscrit le', en: 'Enrolled on' } }),
    left: f.date({ label: { fr: 'Abandon le', en: 'Left on' } }),
    left_reason: f.choice(interruption_reason, { label: { fr: 'Motif de l’abandon', en: 'Reason for leaving' } }),
    graduated: f.date({ label: { fr: 'Diplômé le', en: 'Graduated on' } }),
    certified: f.date({ label: { fr: 'Certifié le', en: 'Certified on' } }),
    person: f.ref(person, {
      label: { fr: 'Agent', en: 'Person' },
      help: {
        fr: 'La fiche de l’agent que le diplômé est devenu.',
        en: 'The file of the worker whom the graduate became.',
      },
    }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  compute: (r) => ({ age: yearsBetween(r.birth_date, today()) }),
  sections: [
    {
      key: 'identity',
      label: { fr: 'Identité', en: 'Identity' },
      fields: [
        ...(['surname', 'given_names', 'sex', 'birth_date', 'age', 'birth_place', 'origin', 'nationality'] as const),
        ...(['maiden_name', 'civility', 'marital_status', 'photo'] as const),
      ],
    },
    {
      key: 'studies',
      label: { fr: 'Scolarité', en: 'Studies' },
      fields: [
        ...(['intake', 'matricule', 'applied', 'entrance_score', 'entrance_rank', 'enrolled'] as const),
        ...(['left', 'left_reason', 'graduated', 'certified', 'person'] as const),
      ],
    },
    {
      key: 'contact',
      label: { fr: 'Contact', en: 'Contact' },
      fields: [
        ...(['phone', 'email', 'residence', 'address'] as const),
        ...(['guardian', 'guardian_relationship', 'guardian_phone'] as const),
      ],
    },
    {
      key: 'before',
      label: { fr: 'Diplôme d’entrée et pièces', en: 'Entry certificate and documents' },
      fields: [
        ...(['entry_degree', 'entry_year', 'entry_grade', 'entry_number', 'secondary_school'] as const),
        ...(['identity_type', 'identity_number', 'identity_expires', 'notes'] as const),
      ],
    },
  ],
  rules: (r) => [
    rule(
      or(r.birth_date.isUnknown(), r.birth_date.before(today())),
      { fr: 'La date de naissance est dans le futur.', en: 'The birth date is in the future.' },
      { id: 'born_before_today' },
    ),
    rule(
      r.graduated.after(r.enrolled),
      { fr: 'Le diplôme précède l’inscription.', en: 'Graduation comes before enrolment.' },
      { id: 'graduated_after_enrolled' },
    ),
    rule(
      r.certified.onOrAfter(r.graduated),
      { fr: 'La certification précède le diplôme.', en: 'Certification comes before graduation.' },
      { id: 'certified_after_graduated' },
    ),
  ],
  conditions: (r) => ({
    matricule: { visibleWhen: beyond('applicant', 'refused') },
    enrolled: { visibleWhen: beyond('applicant', 'refused') },
    left: { visibleWhen: beyond('applicant', 'refused') },
    left_reason: { visibleWhen: beyond('applicant', 'refused') },
    graduated: { visibleWhen: beyond('applicant', 'refused', 'admitted') },
    certified: { visibleWhen: beyond('applicant', 'refused', 'admitted') },
    person: { visibleWhen: fieldRef(['state']).in(['graduated', 'certified', 'seeking', 'in_post']) },
    maiden_name: { visibleWhen: r.sex.eq('F') },
    identity_number: { visibleWhen: r.identity_type.isEmpty().not() },
    identity_expires: { visibleWhen: r.identity_type.isEmpty().not() },
  }),
  place: via('intake'),
  title: ['surname', 'given_names'],
  columns: ['surname', 'given_names', 'sex', 'matricule', 'intake', 'origin'],
  sort: ['surname', 'given_names'],
  search: { names: ['surname', 'given_names', 'maiden_name'], identifiers: ['matricule', 'phone', 'identity_number'] },
  duplicates: { names: ['surname', 'given_names'], agree: ['birth_date'] },
});

export const ofStudent = () =>
  f.ref(student, { label: { fr: 'Étudiant', en: 'Student' }, parent: true, required: true });
