import { unit } from '@baara/geography';
import { defineForm, f, rule, via } from '@baara/model';
import { person } from '@baara/person';
import { course } from './course.ts';
import { session_status, trainer_role } from './lists.ts';
import { training_funder, training_institution } from './provider.ts';

/** A course held somewhere from one day to another. */
export const training_session = defineForm('training_session', {
  label: { fr: 'Session de formation', en: 'Training session' },
  plural: { fr: 'Sessions de formation', en: 'Training sessions' },
  menu: 'training',
  fields: {
    course: f.ref(course, { label: { fr: 'Formation', en: 'Course' }, required: true }),
    name: f.text({
      label: { fr: 'Nom de la session', en: 'Session name' },
      help: { fr: 'Par exemple SONU Sikasso, mars 2026.', en: 'For example EmONC Sikasso, March 2026.' },
      required: true,
      maxLength: 160,
    }),
    unit: f.treeRef(unit, { label: { fr: 'Structure ou localité', en: 'Unit or location' }, required: true }),
    venue: f.text({ label: { fr: 'Salle ou adresse', en: 'Room or address' } }),
    starts: f.date({ label: { fr: 'Premier jour', en: 'First day' }, required: true }),
    ends: f.date({ label: { fr: 'Dernier jour', en: 'Last day' }, required: true }),
    status: f.choice(session_status, { label: { fr: 'État', en: 'Status' }, required: true, default: 'PLANNED' }),
    seats: f.integer({ label: { fr: 'Places', en: 'Seats' }, required: true, min: 1, max: 10_000 }),
    enrol_by: f.date({ label: { fr: 'Inscriptions jusqu’au', en: 'Enrol by' } }),
    institution: f.ref(training_institution, { label: { fr: 'Institution', en: 'Institution' } }),
    costs: f.group(
      {
        funder: f.ref(training_funder, { label: { fr: 'Bailleur', en: 'Funder' }, required: true }),
        amount: f.money({ label: { fr: 'Montant', en: 'Amount' }, required: true, min: 0 }),
        subject: f.text({ label: { fr: 'Objet', en: 'Subject' } }),
      },
      { label: { fr: 'Coût par bailleur', en: 'Cost by funder' }, max: 30 },
    ),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  sections: [
    {
      key: 'session',
      label: { fr: 'Session', en: 'Session' },
      fields: ['course', 'name', 'status', 'starts', 'ends'],
    },
    {
      key: 'place',
      label: { fr: 'Lieu et places', en: 'Place and seats' },
      fields: ['unit', 'venue', 'institution', 'seats', 'enrol_by'],
    },
    { key: 'cost', label: { fr: 'Coût', en: 'Cost' }, fields: ['costs', 'notes'] },
  ],
  rules: (r) => [
    rule(
      r.ends.onOrAfter(r.starts),
      { fr: 'Le dernier jour précède le premier.', en: 'The last day comes before the first.' },
      { id: 'ends_after_start' },
    ),
    rule(
      r.enrol_by.onOrBefore(r.ends),
      { fr: 'Les inscriptions finissent après la session.', en: 'Enrolment ends after the session.' },
      { id: 'enrol_before_end' },
    ),
  ],
  place: 'unit',
  title: ['name'],
  columns: ['name', 'course', 'unit', 'starts', 'ends', 'status', 'seats'],
  sort: ['-starts', 'name'],
  search: { names: ['name'], identifiers: [] },
});

/** Who teaches at a session: a colleague of the register, or a guest by name. */
export const session_trainer = defineForm('session_trainer', {
  label: { fr: 'Formateur', en: 'Trainer' },
  plural: { fr: 'Formateurs', en: 'Trainers' },
  fields: {
    session: f.ref(training_session, { label: { fr: 'Session', en: 'Session' }, parent: true, required: true }),
    person: f.ref(person, { label: { fr: 'Agent', en: 'Person' }, parent: true }),
    guest_name: f.text({ label: { fr: 'Invité : nom', en: 'Guest: name' }, maxLength: 160 }),
    guest_body: f.text({ label: { fr: 'Invité : organisme', en: 'Guest: body' }, maxLength: 160 }),
    role: f.choice(trainer_role, { label: { fr: 'Rôle', en: 'Role' }, required: true, default: 'FACILITATOR' }),
    subjects: f.text({ label: { fr: 'Matières', en: 'Subjects' } }),
  },
  rules: (r) => [
    rule(
      r.person.isEmpty().ne(r.guest_name.isEmpty()),
      { fr: 'Indiquez soit un agent, soit le nom d’un invité.', en: 'Give either a person or the name of a guest.' },
      { id: 'person_or_guest' },
    ),
  ],
  conditions: (r) => ({
    guest_name: { visibleWhen: r.person.isEmpty() },
    guest_body: { visibleWhen: r.person.isEmpty() },
  }),
  unique: [['session', 'person']],
  place: [via('session'), via('person')],
  title: ['session', 'role'],
  columns: ['person', 'guest_name', 'role', 'subjects'],
  sort: ['role'],
});
