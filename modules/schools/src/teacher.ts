import { unit } from '@baara/geography';
import { defineForm, f, rule, via } from '@baara/model';
import { civility, degree, identifier_type, person, sex, study_level } from '@baara/person';
import { teacher_role } from './lists.ts';
import { ofSchool, school_department } from './school.ts';

/** Who teaches at a school or guides its students at a bedside: a member of the workforce, or somebody from outside. */
export const teacher = defineForm('teacher', {
  label: { fr: 'Enseignant ou encadreur', en: 'Teacher or mentor' },
  plural: { fr: 'Enseignants et encadreurs', en: 'Teachers and mentors' },
  menu: 'schools',
  fields: {
    school: ofSchool(),
    person: f.ref(person, { label: { fr: 'Agent', en: 'Person' }, parent: true }),
    surname: f.text({ label: { fr: 'Nom', en: 'Surname' }, maxLength: 80 }),
    given_names: f.text({ label: { fr: 'Prénom(s)', en: 'Given names' }, maxLength: 120 }),
    civility: f.choice(civility, { label: { fr: 'Civilité', en: 'Form of address' } }),
    sex: f.choice(sex, { label: { fr: 'Sexe', en: 'Sex' } }),
    identity_type: f.choice(identifier_type, { label: { fr: 'Pièce d’identité', en: 'Identity document' } }),
    identity_number: f.identifier({ label: { fr: 'Numéro de la pièce', en: 'Document number' } }),
    phone: f.phone({ label: { fr: 'Téléphone', en: 'Telephone' } }),
    email: f.email({ label: { fr: 'Courriel', en: 'E-mail' } }),
    role: f.choice(teacher_role, { label: { fr: 'Rôle', en: 'Role' }, required: true, default: 'TEACHER' }),
    department: f.ref(school_department, { label: { fr: 'Département', en: 'Department' } }),
    facility: f.treeRef(unit, { label: { fr: 'Encadre les stages à', en: 'Mentors at' } }),
    level: f.choice(study_level, { label: { fr: 'Niveau d’études', en: 'Level of study' } }),
    qualification: f.choice(degree, { label: { fr: 'Diplôme le plus élevé', en: 'Highest degree' } }),
    teaches: f.text({ label: { fr: 'Enseigne', en: 'Teaches' }, maxLength: 255 }),
    andragogy: f.boolean({ label: { fr: 'Formé à l’andragogie', en: 'Trained in andragogy' } }),
    andragogy_date: f.date({ label: { fr: 'Formation du', en: 'Trained on' } }),
    andragogy_by: f.text({ label: { fr: 'Formation donnée par', en: 'Trained by' }, maxLength: 160 }),
    andragogy_days: f.integer({ label: { fr: 'Durée (jours)', en: 'Days' }, min: 1, max: 500 }),
    since: f.date({ label: { fr: 'À l’école depuis le', en: 'At the school since' } }),
    until: f.date({ label: { fr: 'Jusqu’au', en: 'Until' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  sections: [
    {
      key: 'who',
      label: { fr: 'Qui', en: 'Who' },
      fields: [
        ...(['school', 'person', 'surname', 'given_names', 'civility', 'sex', 'phone', 'email'] as const),
        ...(['identity_type', 'identity_number'] as const),
      ],
    },
    {
      key: 'work',
      label: { fr: 'À l’école', en: 'At the school' },
      fields: ['role', 'department', 'facility', 'teaches', 'since', 'until'],
    },
    {
      key: 'skills',
      label: { fr: 'Qualification et andragogie', en: 'Qualification and andragogy' },
      fields: ['level', 'qualification', 'andragogy', 'andragogy_date', 'andragogy_by', 'andragogy_days', 'notes'],
    },
  ],
  rules: (r) => [
    rule(
      r.person.isEmpty().ne(r.surname.isEmpty()),
      { fr: 'Indiquez soit un agent, soit un nom.', en: 'Give either a person or a name.' },
      { id: 'person_or_name' },
    ),
    rule(
      r.until.onOrAfter(r.since),
      { fr: 'La fin précède le début.', en: 'It ends before it starts.' },
      { id: 'until_after_since' },
    ),
  ],
  conditions: (r) => {
    const outside = { visibleWhen: r.person.isEmpty() };
    const trained = { visibleWhen: r.andragogy.eq(true) };
    return {
      ...{ surname: outside, given_names: outside, civility: outside, sex: outside, phone: outside, email: outside },
      ...{ identity_type: outside, identity_number: outside },
      ...{ andragogy_date: trained, andragogy_by: trained, andragogy_days: trained },
    };
  },
  place: via('school'),
  title: ['person', 'surname', 'given_names'],
  columns: ['person', 'surname', 'given_names', 'school', 'role', 'qualification', 'andragogy'],
  sort: ['surname', 'given_names'],
  search: { names: ['surname', 'given_names'], identifiers: ['identity_number', 'phone'] },
});
