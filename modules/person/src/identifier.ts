import { country } from '@baara/geography';
import { defineForm, defineList, f, item, or, rule, via } from '@baara/model';
import { ofPerson } from './of-person.ts';

/** Kinds of number by which an administration knows a person. */
export const identifier_type = defineList('identifier_type', {
  label: { fr: 'Type d’identifiant', en: 'Identifier type' },
  plural: { fr: 'Types d’identifiants', en: 'Identifier types' },
  menu: 'administration',
  fields: {
    format: f.text({
      label: { fr: 'Forme attendue', en: 'Expected form' },
      help: { fr: 'En mots, pour la personne qui saisit.', en: 'In words, for the person who types.' },
    }),
    authority: f.text({ label: { fr: 'Délivré par', en: 'Issued by' } }),
  },
  items: [
    item('PASSPORT', 'Passeport', 'Passport', { format: '6 à 12 lettres et chiffres' }),
    item('IDENTITY_CARD', 'Carte d’identité', 'Identity card'),
    item('MILITARY_CARD', 'Carte militaire', 'Military card'),
    item('DRIVING_LICENCE', 'Permis de conduire', 'Driving licence'),
    item('SOCIAL_SECURITY', 'Numéro de sécurité sociale', 'Social security number'),
    item('HEALTH_INSURANCE', 'Numéro d’assurance maladie', 'Health insurance number'),
    item('FORMER_SYSTEM', 'Identifiant de l’ancien système', 'Identifier in the former system'),
  ],
});

export const person_identifier = defineForm('person_identifier', {
  label: { fr: 'Identifiant', en: 'Identifier' },
  plural: { fr: 'Identifiants', en: 'Identifiers' },
  fields: {
    person: ofPerson(),
    type: f.choice(identifier_type, { label: { fr: 'Type', en: 'Type' }, required: true }),
    number: f.identifier({ label: { fr: 'Numéro', en: 'Number' }, required: true, unique: ['type'] }),
    issued: f.date({ label: { fr: 'Délivré le', en: 'Issued on' } }),
    expires: f.date({ label: { fr: 'Expire le', en: 'Expires on' } }),
    country: f.choice(country, { label: { fr: 'Pays', en: 'Country' } }),
    issued_at: f.text({ label: { fr: 'Délivré à', en: 'Issued at' } }),
    scan: f.file({ label: { fr: 'Copie', en: 'Copy' } }),
  },
  rules: (r) => [
    rule(
      r.expires.onOrAfter(r.issued),
      { fr: 'L’expiration précède la délivrance.', en: 'It expires before it was issued.' },
      { id: 'expires_after_issue' },
    ),
    rule(
      or(r.type.ne('PASSPORT'), r.number.matches('[0-9A-Z]{6,12}')),
      { fr: 'Ce numéro n’a pas la forme d’un passeport.', en: 'This number does not look like a passport.' },
      { id: 'passport_form', severity: 'warning' },
    ),
  ],
  unique: [['person', 'type']],
  place: via('person'),
  title: ['type', 'number'],
  columns: ['type', 'number', 'issued', 'expires'],
  sort: ['type'],
});
