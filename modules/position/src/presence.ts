import { unit } from '@baara/geography';
import { addMonths, defineForm, defineList, f, item, or, rule, via, when } from '@baara/model';
import { ofPerson } from '@baara/person';
import { job } from './occupation-lists.ts';
import { post } from './post.ts';

const days = (fr: string, en: string) => f.integer({ label: { fr, en }, min: 0, max: 31 });

/** A month at work, in days. */
export const attendance = defineForm('attendance', {
  label: { fr: 'Présence du mois', en: 'Attendance' },
  plural: { fr: 'Présences', en: 'Attendance' },
  fields: {
    person: ofPerson(),
    month: f.month({ label: { fr: 'Mois', en: 'Month' }, required: true }),
    facility: f.treeRef(unit, { label: { fr: 'Structure', en: 'Facility' } }),
    post: f.ref(post, { label: { fr: 'Poste', en: 'Post' } }),
    planned: days('Jours prévus', 'Days planned'),
    present: f.integer({ label: { fr: 'Jours de présence', en: 'Days present' }, required: true, min: 0, max: 31 }),
    off_request: days('Repos demandé', 'Days off on request'),
    off_duty: days('Repos de service', 'Days off duty'),
    on_leave: days('Jours de congé', 'Days on leave'),
    sick: days('Jours de maladie', 'Sick days'),
    mission: days('Jours de mission', 'Days on mission'),
    holiday: days('Jours fériés', 'Public holidays'),
    absent: days('Absences injustifiées', 'Unjustified absences'),
    absence_rate: f.computed({ label: { fr: 'Taux d’absence (%)', en: 'Absence rate (%)' }, result: 'number' }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  // Absences in proportion to the days that were to be worked: those present and those absent without a reason.
  compute: (r) => ({
    absence_rate: when(r.absent.gt(0), r.absent.multiply(100).divide(r.present.add(r.absent)), 0),
  }),
  unique: [['person', 'month', 'facility']],
  place: via('person'),
  title: ['month'],
  columns: ['month', 'facility', 'present', 'on_leave', 'absent', 'absence_rate'],
  sort: ['-month'],
});

export const confirmation_type = defineList('confirmation_type', {
  label: { fr: 'Type de stage probatoire', en: 'Probation type' },
  plural: { fr: 'Types de stages probatoires', en: 'Probation types' },
  menu: 'administration',
  fields: {
    months: f.integer({ label: { fr: 'Durée (mois)', en: 'Period (months)' }, min: 1, max: 60 }),
    job: f.choice(job, { label: { fr: 'Emploi', en: 'Job' } }),
  },
  items: [
    item('CIVIL_SERVICE', 'Stage de la fonction publique', 'Civil service probation', { months: 12 }),
    item('CONTRACT', 'Période d’essai d’un contrat', 'Contract trial period', { months: 3 }),
  ],
});

/** The end of a probation: confirmed, prolonged or not confirmed. */
export const confirmation = defineForm('confirmation', {
  label: { fr: 'Fin de stage probatoire', en: 'Confirmation after probation' },
  plural: { fr: 'Fins de stage probatoire', en: 'Confirmations after probation' },
  fields: {
    person: ofPerson(),
    type: f.choice(confirmation_type, { label: { fr: 'Type', en: 'Type' }, required: true }),
    started: f.date({ label: { fr: 'Début du stage', en: 'Probation started' } }),
    due: f.computed({ label: { fr: 'Échéance', en: 'Due' }, result: 'date' }),
    date: f.date({ label: { fr: 'Date de la décision', en: 'Decided on' }, required: true }),
    confirmed: f.boolean({ label: { fr: 'Confirmé', en: 'Confirmed' }, required: true, default: true }),
    report: f.file({ label: { fr: 'Rapport', en: 'Record' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  compute: (r) => ({ due: addMonths(r.started, r.type.to('months')) }),
  rules: (r) => [
    rule(
      or(r.started.isEmpty(), r.date.onOrAfter(r.started)),
      { fr: 'La décision précède le stage.', en: 'The decision comes before the probation.' },
      { id: 'decided_after_start' },
    ),
  ],
  unique: [['person', 'type']],
  timeline: { from: 'date', kind: 'rank' },
  place: via('person'),
  title: ['type', 'date'],
  columns: ['type', 'started', 'due', 'date', 'confirmed'],
  sort: ['-date'],
});
