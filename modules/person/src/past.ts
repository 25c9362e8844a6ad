import { country } from '@baara/geography';
import { defineForm, f, rule, via } from '@baara/model';
import { out_migration_reason } from './learning-lists.ts';
import { ofPerson } from './of-person.ts';

/** Work elsewhere, before or beside the service that this register follows. */
export const employment = defineForm('employment', {
  label: { fr: 'Emploi antérieur', en: 'Previous employment' },
  plural: { fr: 'Emplois antérieurs', en: 'Previous employment' },
  fields: {
    person: ofPerson(),
    employer: f.text({ label: { fr: 'Employeur', en: 'Employer' }, required: true }),
    employer_address: f.longText({ label: { fr: 'Adresse de l’employeur', en: 'Employer’s address' }, maxLength: 500 }),
    employer_phone: f.phone({ label: { fr: 'Téléphone de l’employeur', en: 'Employer’s telephone' } }),
    started: f.date({ label: { fr: 'Début', en: 'Started' }, required: true }),
    ended: f.date({ label: { fr: 'Fin', en: 'Ended' } }),
    first_title: f.text({ label: { fr: 'Emploi à l’entrée', en: 'First position' } }),
    last_title: f.text({ label: { fr: 'Emploi à la sortie', en: 'Last position' } }),
    first_pay: f.money({ label: { fr: 'Salaire d’entrée', en: 'Starting pay' }, min: 0, sensitive: true }),
    last_pay: f.money({ label: { fr: 'Dernier salaire', en: 'Last pay' }, min: 0, sensitive: true }),
    supervisor: f.text({ label: { fr: 'Supérieur hiérarchique', en: 'Supervisor' } }),
    may_contact: f.boolean({ label: { fr: 'Peut être contacté', en: 'May be contacted' } }),
    responsibilities: f.longText({ label: { fr: 'Attributions', en: 'Responsibilities' } }),
    reason_for_leaving: f.longText({ label: { fr: 'Motif du départ', en: 'Reason for leaving' } }),
  },
  rules: (r) => [
    rule(r.ended.onOrAfter(r.started), { fr: 'La fin précède le début.', en: 'It ends before it starts.' }),
  ],
  timeline: { from: 'started', to: 'ended', kind: 'place' },
  place: via('person'),
  title: ['employer', 'started'],
  columns: ['started', 'ended', 'employer', 'last_title'],
  sort: ['-started'],
});

/** Somebody who answers for the person. */
export const person_reference = defineForm('person_reference', {
  label: { fr: 'Référence', en: 'Reference' },
  plural: { fr: 'Références', en: 'References' },
  fields: {
    person: ofPerson(),
    surname: f.text({ label: { fr: 'Nom', en: 'Surname' }, required: true }),
    given_names: f.text({ label: { fr: 'Prénom(s)', en: 'Given names' }, required: true }),
    mobile: f.phone({ label: { fr: 'Téléphone mobile', en: 'Mobile' } }),
    phone: f.phone({ label: { fr: 'Téléphone fixe', en: 'Telephone' } }),
    address: f.longText({ label: { fr: 'Adresse', en: 'Address' }, maxLength: 500 }),
    known_for: f.text({ label: { fr: 'Connaît l’agent depuis', en: 'Has known the person for' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  place: via('person'),
  title: ['surname', 'given_names'],
  columns: ['surname', 'given_names', 'mobile'],
});

export const out_migration = defineForm('out_migration', {
  label: { fr: 'Départ à l’étranger', en: 'Out-migration' },
  plural: { fr: 'Départs à l’étranger', en: 'Out-migrations' },
  fields: {
    person: ofPerson(),
    country: f.choice(country, { label: { fr: 'Pays', en: 'Country' }, required: true }),
    reason: f.choice(out_migration_reason, { label: { fr: 'Motif', en: 'Reason' }, required: true }),
    requested: f.date({ label: { fr: 'Demande du', en: 'Requested on' } }),
    organisation: f.text({ label: { fr: 'Organisme d’accueil', en: 'Organisation' } }),
    new_address: f.longText({ label: { fr: 'Nouvelle adresse', en: 'New address' }, maxLength: 500 }),
  },
  timeline: { from: 'requested', kind: 'event' },
  place: via('person'),
  title: ['country', 'requested'],
  columns: ['requested', 'country', 'reason', 'organisation'],
  sort: ['-requested'],
});
