import { country } from '@baara/geography';
import { defineForm, f, rule, via } from '@baara/model';
import {
  competency,
  competency_level,
  council,
  degree,
  registration_kind,
  registration_status,
  study_field,
  study_level,
} from './learning-lists.ts';
import { language, language_proficiency } from './lists.ts';
import { ofPerson } from './of-person.ts';

export const person_language = defineForm('person_language', {
  label: { fr: 'Langue parlée', en: 'Language' },
  plural: { fr: 'Langues parlées', en: 'Languages' },
  fields: {
    person: ofPerson(),
    language: f.choice(language, { label: { fr: 'Langue', en: 'Language' }, required: true }),
    speaking: f.choice(language_proficiency, { label: { fr: 'Parlée', en: 'Speaking' }, required: true }),
    reading: f.choice(language_proficiency, { label: { fr: 'Lue', en: 'Reading' }, required: true }),
    writing: f.choice(language_proficiency, { label: { fr: 'Écrite', en: 'Writing' }, required: true }),
  },
  unique: [['person', 'language']],
  place: via('person'),
  title: ['language'],
  columns: ['language', 'speaking', 'reading', 'writing'],
  sort: ['language'],
});

export const education = defineForm('education', {
  label: { fr: 'Diplôme obtenu', en: 'Education' },
  plural: { fr: 'Diplômes obtenus', en: 'Education' },
  fields: {
    person: ofPerson(),
    degree: f.choice(degree, { label: { fr: 'Diplôme', en: 'Degree' }, required: true }),
    level: f.choice(study_level, { label: { fr: 'Niveau', en: 'Level' } }),
    field: f.choice(study_field, { label: { fr: 'Domaine', en: 'Field' } }),
    major: f.text({ label: { fr: 'Spécialité ou option', en: 'Major' } }),
    institution: f.text({ label: { fr: 'Établissement', en: 'Institution' }, required: true }),
    location: f.text({ label: { fr: 'Lieu', en: 'Location' } }),
    country: f.choice(country, { label: { fr: 'Pays', en: 'Country' } }),
    year: f.integer({ label: { fr: 'Année d’obtention', en: 'Year' }, min: 1920, max: 2200 }),
    number: f.text({ label: { fr: 'Numéro du diplôme', en: 'Certificate number' }, maxLength: 60 }),
    grade: f.text({ label: { fr: 'Mention', en: 'Grade' }, maxLength: 60 }),
    verified: f.boolean({ label: { fr: 'Original vérifié', en: 'Original seen' } }),
    scan: f.file({ label: { fr: 'Copie', en: 'Copy' } }),
  },
  place: via('person'),
  title: ['degree', 'year'],
  columns: ['year', 'degree', 'major', 'institution', 'country'],
  sort: ['-year'],
});

export const person_competency = defineForm('person_competency', {
  label: { fr: 'Compétence', en: 'Competency' },
  plural: { fr: 'Compétences', en: 'Competencies' },
  fields: {
    person: ofPerson(),
    competency: f.choice(competency, { label: { fr: 'Compétence', en: 'Competency' }, required: true }),
    level: f.choice(competency_level, { label: { fr: 'Appréciation', en: 'Level' } }),
    evaluated: f.date({ label: { fr: 'Évaluée le', en: 'Evaluated on' } }),
    evaluator: f.text({ label: { fr: 'Évaluateur', en: 'Evaluator' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  unique: [['person', 'competency']],
  place: via('person'),
  title: ['competency'],
  columns: ['competency', 'level', 'evaluated'],
  sort: ['competency'],
});

/** The inscription with a professional order, and the licence to practise. */
export const registration = defineForm('registration', {
  label: { fr: 'Inscription à l’Ordre', en: 'Registration' },
  plural: { fr: 'Inscriptions aux Ordres', en: 'Registrations' },
  fields: {
    person: ofPerson(),
    council: f.choice(council, { label: { fr: 'Ordre', en: 'Council' }, required: true }),
    number: f.identifier({
      label: { fr: 'Numéro d’inscription', en: 'Registration number' },
      unique: ['council'],
    }),
    kind: f.choice(registration_kind, { label: { fr: 'Nature', en: 'Kind' }, default: 'PERMANENT' }),
    status: f.choice(registration_status, { label: { fr: 'État', en: 'Status' }, default: 'ACTIVE' }),
    applied: f.date({ label: { fr: 'Demande du', en: 'Applied on' } }),
    registered: f.date({ label: { fr: 'Inscrit le', en: 'Registered on' } }),
    licence_number: f.identifier({ label: { fr: 'Numéro de licence', en: 'Licence number' } }),
    licence_from: f.date({ label: { fr: 'Licence à partir du', en: 'Licence from' } }),
    licence_expires: f.date({ label: { fr: 'Fin de la licence', en: 'Licence expires' } }),
    suspended: f.date({ label: { fr: 'Suspendu le', en: 'Suspended on' } }),
    reinstated: f.date({ label: { fr: 'Rétabli le', en: 'Reinstated on' } }),
    removed: f.date({ label: { fr: 'Radié le', en: 'Removed on' } }),
    specialty: f.text({ label: { fr: 'Spécialité inscrite', en: 'Registered specialty' } }),
    practice_place: f.text({ label: { fr: 'Lieu d’exercice', en: 'Place of practice' } }),
    dues_year: f.integer({ label: { fr: 'Cotisation à jour pour', en: 'Dues paid for' }, min: 1950, max: 2200 }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  rules: (r) => [
    rule(
      r.licence_expires.onOrAfter(r.registered),
      { fr: 'La licence expire avant l’inscription.', en: 'The licence expires before the registration.' },
      { id: 'licence_after_registration' },
    ),
  ],
  timeline: { from: 'registered', to: 'licence_expires', kind: 'event' },
  place: via('person'),
  title: ['council', 'number'],
  columns: ['council', 'number', 'status', 'registered', 'licence_expires'],
  sort: ['-registered'],
});
