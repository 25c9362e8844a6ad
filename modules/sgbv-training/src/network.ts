import { unit } from '@baara/geography';
import { defineForm, f, rule } from '@baara/model';
import { language } from '@baara/person';
import { referral_service, referral_type } from './lists.ts';

/** A body to which somebody may be sent: where it stands, what it offers, when, in which languages and for which places. */
export const referral_organisation = defineForm('referral_organisation', {
  label: { fr: 'Organisation du réseau VBG', en: 'SGBV referral organisation' },
  plural: { fr: 'Organisations VBG', en: 'SGBV organisations' },
  menu: 'training',
  fields: {
    name: f.text({ label: { fr: 'Nom', en: 'Name' }, required: true, maxLength: 160 }),
    type: f.choice(referral_type, { label: { fr: 'Type', en: 'Type' }, required: true }),
    unit: f.treeRef(unit, {
      label: { fr: 'Structure ou commune', en: 'Unit or commune' },
      help: {
        fr: 'L’établissement de santé lui-même, sinon la commune ou le cercle où elle se trouve.',
        en: 'The health facility itself, otherwise the commune or district in which it stands.',
      },
      required: true,
    }),
    area: f.refs(unit, {
      label: { fr: 'Zone couverte', en: 'Area covered' },
      help: { fr: 'Les communes qu’elle dessert.', en: 'The communes that it serves.' },
    }),
    services: f.choices(referral_service, { label: { fr: 'Services', en: 'Services' } }),
    hours: f.text({
      label: { fr: 'Horaires', en: 'Hours' },
      help: { fr: 'Par exemple lundi à vendredi, 8 h à 16 h.', en: 'For example Monday to Friday, 8 a.m. to 4 p.m.' },
      maxLength: 80,
    }),
    on_call: f.boolean({ label: { fr: 'Garde jour et nuit', en: 'On call day and night' } }),
    phone: f.phone({ label: { fr: 'Téléphone', en: 'Telephone' } }),
    languages: f.choices(language, { label: { fr: 'Langues', en: 'Languages' } }),
    opened: f.date({ label: { fr: 'Dans le réseau depuis le', en: 'In the network since' }, required: true }),
    closed: f.date({ label: { fr: 'Jusqu’au', en: 'Until' }, exclusive: true }),
  },
  sections: [
    { key: 'who', label: { fr: 'Organisation', en: 'Organisation' }, fields: ['name', 'type', 'unit', 'area'] },
    {
      key: 'offer',
      label: { fr: 'Services et accès', en: 'Services and access' },
      fields: ['services', 'hours', 'on_call', 'phone', 'languages', 'opened', 'closed'],
    },
  ],
  rules: (r) => [
    rule(
      r.closed.after(r.opened),
      { fr: 'La fin précède le début.', en: 'It ends before it begins.' },
      { id: 'closed_after_opened' },
    ),
  ],
  place: 'unit',
  title: ['name'],
  columns: ['name', 'type', 'unit', 'services', 'on_call', 'phone'],
  sort: ['name'],
  search: { names: ['name'], identifiers: ['phone'] },
});

/** Where an organisation sends whom it cannot help further, from one day to another. */
export const referral_link = defineForm('referral_link', {
  label: { fr: 'Orientation vers', en: 'Refers to' },
  plural: { fr: 'Oriente vers', en: 'Refers to' },
  fields: {
    organisation: f.ref(referral_organisation, {
      label: { fr: 'Organisation', en: 'Organisation' },
      parent: true,
      required: true,
    }),
    refers_to: f.ref(referral_organisation, { label: { fr: 'Oriente vers', en: 'Refers to' }, required: true }),
    services: f.choices(referral_service, { label: { fr: 'Pour', en: 'For' } }),
  },
  rules: (r) => [
    rule(
      r.organisation.ne(r.refers_to),
      { fr: 'Une organisation n’oriente pas vers elle-même.', en: 'An organisation does not refer to itself.' },
      { id: 'refers_elsewhere' },
    ),
  ],
  dated: { exclusive: ['organisation', 'refers_to'] },
  place: { kind: 'via', field: 'organisation' },
  title: ['organisation', 'refers_to'],
  columns: ['refers_to', 'services', 'valid_from', 'valid_to'],
  sort: ['refers_to'],
});
