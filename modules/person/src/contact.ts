import { defineForm, f, via } from '@baara/model';
import { contact_kind, relationship, sex } from './lists.ts';
import { ofPerson } from './of-person.ts';

/** How to reach a person: at home, at work, through somebody in an emergency. */
export const person_contact = defineForm('person_contact', {
  label: { fr: 'Contact', en: 'Contact' },
  plural: { fr: 'Contacts', en: 'Contacts' },
  fields: {
    person: ofPerson(),
    kind: f.choice(contact_kind, { label: { fr: 'Nature', en: 'Kind' }, required: true, default: 'PERSONAL' }),
    name: f.text({ label: { fr: 'Personne à prévenir', en: 'Name' } }),
    relationship: f.choice(relationship, { label: { fr: 'Lien', en: 'Relationship' } }),
    mobile: f.phone({ label: { fr: 'Téléphone mobile', en: 'Mobile' } }),
    phone: f.phone({ label: { fr: 'Téléphone fixe', en: 'Telephone' } }),
    other_phone: f.phone({ label: { fr: 'Autre téléphone', en: 'Other telephone' } }),
    fax: f.phone({ label: { fr: 'Télécopie', en: 'Fax' } }),
    email: f.email({ label: { fr: 'Courriel', en: 'E-mail' } }),
    address: f.longText({ label: { fr: 'Adresse', en: 'Address' }, maxLength: 500 }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  conditions: (r) => ({
    name: { visibleWhen: r.kind.eq('EMERGENCY'), required: r.kind.eq('EMERGENCY') },
    relationship: { visibleWhen: r.kind.eq('EMERGENCY') },
  }),
  place: via('person'),
  title: ['kind', 'mobile'],
  columns: ['kind', 'name', 'mobile', 'phone', 'email'],
  sort: ['kind'],
});

export const next_of_kin = defineForm('next_of_kin', {
  label: { fr: 'Proche parent', en: 'Next of kin' },
  plural: { fr: 'Proches parents', en: 'Next of kin' },
  fields: {
    person: ofPerson(),
    name: f.text({ label: { fr: 'Nom', en: 'Name' }, required: true }),
    relationship: f.choice(relationship, { label: { fr: 'Lien', en: 'Relationship' }, required: true }),
    mobile: f.phone({ label: { fr: 'Téléphone mobile', en: 'Mobile' } }),
    phone: f.phone({ label: { fr: 'Téléphone fixe', en: 'Telephone' } }),
    other_phone: f.phone({ label: { fr: 'Autre téléphone', en: 'Other telephone' } }),
    fax: f.phone({ label: { fr: 'Télécopie', en: 'Fax' } }),
    email: f.email({ label: { fr: 'Courriel', en: 'E-mail' } }),
    address: f.longText({ label: { fr: 'Adresse', en: 'Address' }, maxLength: 500 }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  place: via('person'),
  title: ['name', 'relationship'],
  columns: ['name', 'relationship', 'mobile'],
  sort: ['name'],
});

export const dependant = defineForm('dependant', {
  label: { fr: 'Personne à charge', en: 'Dependant' },
  plural: { fr: 'Personnes à charge', en: 'Dependants' },
  fields: {
    person: ofPerson(),
    name: f.text({ label: { fr: 'Nom', en: 'Name' }, required: true }),
    relationship: f.choice(relationship, { label: { fr: 'Lien', en: 'Relationship' }, default: 'CHILD' }),
    sex: f.choice(sex, { label: { fr: 'Sexe', en: 'Sex' } }),
    birth_date: f.date({ label: { fr: 'Date de naissance', en: 'Birth date' }, unknown: true }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  place: via('person'),
  title: ['name'],
  columns: ['name', 'relationship', 'sex', 'birth_date'],
  sort: ['birth_date'],
});
