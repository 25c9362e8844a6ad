import {
  coalesce,
  daysBetween,
  defineForm,
  defineList,
  f,
  item,
  rowsLike,
  rowsOf,
  rule,
  via,
  yearsBetween,
} from '@baara/model';
import { ofPerson } from '@baara/person';
import { actFields } from './act.ts';

export const leave_category = defineList('leave_category', {
  label: { fr: 'Type de congé', en: 'Leave category' },
  plural: { fr: 'Types de congés', en: 'Leave categories' },
  menu: 'administration',
  fields: {
    days: f.integer({ label: { fr: 'Jours par cycle', en: 'Days a cycle' }, min: 0, max: 3650 }),
    cycle_years: f.integer({ label: { fr: 'Durée du cycle (années)', en: 'Cycle (years)' }, min: 1, max: 10 }),
    cycle_start: f.text({
      label: { fr: 'Début du cycle (jour et mois)', en: 'Cycle starts (day and month)' },
      help: { fr: 'Par exemple 01/01.', en: 'For example 01/01.' },
      maxLength: 5,
      pattern: '[0-9]{2}/[0-9]{2}',
    }),
    cycle_end: f.text({
      label: { fr: 'Fin du cycle (jour et mois)', en: 'Cycle ends (day and month)' },
      maxLength: 5,
      pattern: '[0-9]{2}/[0-9]{2}',
    }),
    paid: f.boolean({ label: { fr: 'Rémunéré', en: 'Paid' } }),
    absence: f.boolean({
      label: { fr: 'Absence longue (santé, études)', en: 'Leave of absence (health, education)' },
    }),
  },
  items: [
    item('ANNUAL', 'Congé administratif annuel', 'Annual leave', {
      days: 30,
      cycle_years: 1,
      cycle_start: '01/01',
      paid: true,
    }),
    item('MATERNITY', 'Congé de maternité', 'Maternity leave', { days: 98, paid: true }),
    item('PATERNITY', 'Congé de paternité', 'Paternity leave', { days: 3, paid: true }),
    item('SICK', 'Congé de maladie', 'Sick leave', { paid: true }),
    item('MEDICAL_REST', 'Repos médical', 'Medical rest', { paid: true }),
    item('CONVALESCENCE', 'Congé de convalescence', 'Convalescence', { paid: true, absence: true }),
    item('PERMISSION', 'Permission', 'Short leave', { days: 10, cycle_years: 1, cycle_start: '01/01', paid: true }),
    item('SPECIAL', 'Autorisation spéciale d’absence', 'Special authorisation', { paid: true }),
    item('STUDY', 'Congé de formation', 'Study leave', { paid: true, absence: true }),
    item('PILGRIMAGE', 'Congé pour pèlerinage', 'Pilgrimage leave', { days: 30 }),
    item('UNPAID', 'Congé sans solde', 'Unpaid leave', { absence: true }),
  ],
});

export const leave_status = defineList('leave_status', {
  label: { fr: 'État du congé', en: 'Leave status' },
  plural: { fr: 'États des congés', en: 'Leave statuses' },
  menu: 'administration',
  items: [
    item('REQUESTED', 'Demandé', 'Requested'),
    item('APPROVED', 'Accordé', 'Approved'),
    item('REFUSED', 'Refusé', 'Refused'),
    item('TAKEN', 'Pris', 'Taken'),
    item('CANCELLED', 'Annulé', 'Cancelled'),
  ],
});

/** Leaves that use up what a person is entitled to. */
const counted = ['APPROVED', 'TAKEN'];

/** A leave asked for, granted and taken. */
export const leave = defineForm('leave', {
  label: { fr: 'Congé', en: 'Leave' },
  plural: { fr: 'Congés', en: 'Leaves' },
  menu: 'movements',
  fields: {
    person: ofPerson(),
    category: f.choice(leave_category, { label: { fr: 'Type', en: 'Category' }, required: true }),
    status: f.choice(leave_status, { label: { fr: 'État', en: 'Status' }, required: true, default: 'REQUESTED' }),
    first_day: f.date({ label: { fr: 'Premier jour', en: 'First day' }, required: true }),
    last_day: f.date({ label: { fr: 'Dernier jour', en: 'Last day' } }),
    days: f.computed({ label: { fr: 'Jours', en: 'Days' }, result: 'number' }),
    year: f.computed({
      label: { fr: 'Année', en: 'Year' },
      help: { fr: 'Celle du premier jour.', en: 'That of the first day.' },
      result: 'number',
    }),
    taken_in_year: f.computed({
      label: { fr: 'Jours accordés ou pris dans l’année', en: 'Days granted or taken in the year' },
      help: {
        fr: 'Tous les congés de ce type, celui-ci compris.',
        en: 'All leaves of this category, this one included.',
      },
      result: 'number',
    }),
    paid: f.boolean({ label: { fr: 'Rémunéré', en: 'Paid' } }),
    supervisor_agrees: f.boolean({ label: { fr: 'Avis favorable du supérieur', en: 'Supervisor agrees' } }),
    hr_agrees: f.boolean({ label: { fr: 'Accord des ressources humaines', en: 'HR agrees' } }),
    return_due: f.date({ label: { fr: 'Reprise prévue le', en: 'Return due' } }),
    returned: f.date({ label: { fr: 'Reprise effective le', en: 'Returned on' } }),
    ...actFields(),
    cause: f.longText({ label: { fr: 'Motif', en: 'Cause' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  compute: (r) => ({
    days: daysBetween(r.first_day, r.last_day.addDays(1)),
    year: yearsBetween('1900-01-01', r.first_day).add(1900),
    taken_in_year: rowsLike('leave', r, ['person', 'category', 'year'])
      .where((each) => each.status.in(counted))
      .sum((each) => each.days),
  }),
  rules: (r) => [
    rule(
      r.last_day.onOrAfter(r.first_day),
      { fr: 'Le dernier jour précède le premier.', en: 'The last day comes before the first.' },
      { id: 'last_after_first' },
    ),
    rule(
      r.returned.onOrAfter(r.first_day),
      { fr: 'La reprise précède le congé.', en: 'The return comes before the leave.' },
      { id: 'return_after_first' },
    ),
  ],
  timeline: { from: 'first_day', to: 'last_day', kind: 'absence' },
  consults: [
    {
      form: 'leave_balance',
      by: ['person', 'category', 'year'],
      fields: ['entitled', 'carried_over', 'taken', 'left'],
    },
  ],
  actions: [{ does: 'add', label: { fr: 'Planifier un congé', en: 'Plan a leave' }, icon: 'calendar' }],
  place: via('person'),
  title: ['category', 'first_day'],
  columns: ['person', 'category', 'first_day', 'last_day', 'status'],
  sort: ['-first_day'],
});

/** What a person may take of a category in a year, and what is left of it. */
export const leave_balance = defineForm('leave_balance', {
  label: { fr: 'Droits à congé', en: 'Leave balance' },
  plural: { fr: 'Droits à congé', en: 'Leave balances' },
  fields: {
    person: ofPerson(),
    category: f.choice(leave_category, { label: { fr: 'Type', en: 'Category' }, required: true }),
    year: f.integer({ label: { fr: 'Année', en: 'Year' }, required: true, min: 1960, max: 2200 }),
    granted: f.integer({
      label: { fr: 'Jours acquis', en: 'Days granted' },
      help: {
        fr: 'À remplir seulement s’ils diffèrent de ceux que prévoit le type de congé.',
        en: 'Only where they differ from those of the leave category.',
      },
      min: 0,
      max: 3650,
    }),
    entitled: f.computed({ label: { fr: 'Droits', en: 'Entitlement' }, result: 'number' }),
    carried_over: f.integer({ label: { fr: 'Jours reportés', en: 'Days carried over' }, min: 0, max: 3650 }),
    taken: f.computed({ label: { fr: 'Jours accordés ou pris', en: 'Days granted or taken' }, result: 'number' }),
    left: f.computed({ label: { fr: 'Solde', en: 'Days left' }, result: 'number' }),
  },
  compute: (r) => ({
    entitled: coalesce(r.granted, r.category.to('days')),
    taken: rowsOf(leave, { person: r.person, category: r.category, year: r.year })
      .where((each) => each.status.in(counted))
      .sum((each) => each.days),
    left: r.entitled.add(coalesce(r.carried_over, 0)).subtract(r.taken),
  }),
  unique: [['person', 'category', 'year']],
  place: via('person'),
  title: ['category', 'year'],
  columns: ['year', 'category', 'entitled', 'carried_over', 'taken', 'left'],
  sort: ['-year', 'category'],
});
