import { defineForm, f, rule } from '@baara/model';
import { identifier_system, population_source, unit_contact_kind } from './lists.ts';
import { unit } from './unit.ts';

const ofUnit = () => f.treeRef(unit, { label: { fr: 'Structure', en: 'Unit' }, parent: true, required: true });

/** A code by which another system knows the unit. */
export const unit_identifier = defineForm('unit_identifier', {
  label: { fr: 'Identifiant de la structure', en: 'Unit identifier' },
  plural: { fr: 'Identifiants de la structure', en: 'Unit identifiers' },
  fields: {
    unit: ofUnit(),
    system: f.choice(identifier_system, { label: { fr: 'Système', en: 'System' }, required: true }),
    value: f.text({
      label: { fr: 'Identifiant', en: 'Identifier' },
      help: {
        fr: 'Tel quel : certains systèmes distinguent les majuscules.',
        en: 'As it is: some systems mind the case.',
      },
      required: true,
      maxLength: 80,
      unique: ['system'],
    }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  place: 'unit',
  title: ['system', 'value'],
  sort: ['system'],
});

/** How many people a unit serves, by year and source. */
export const unit_population = defineForm('unit_population', {
  label: { fr: 'Population', en: 'Population' },
  plural: { fr: 'Populations', en: 'Populations' },
  menu: 'units',
  fields: {
    unit: ofUnit(),
    year: f.integer({ label: { fr: 'Année', en: 'Year' }, required: true, min: 1900, max: 2200 }),
    source: f.choice(population_source, { label: { fr: 'Source', en: 'Source' }, required: true }),
    total: f.integer({ label: { fr: 'Population totale', en: 'Total population' }, required: true, min: 0 }),
    women_15_49: f.integer({ label: { fr: 'Femmes de 15 à 49 ans', en: 'Women aged 15 to 49' }, min: 0 }),
    under_5: f.integer({ label: { fr: 'Enfants de moins de 5 ans', en: 'Children under 5' }, min: 0 }),
    births: f.integer({ label: { fr: 'Naissances attendues', en: 'Expected births' }, min: 0 }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  rules: (r) => [
    rule(
      r.women_15_49.le(r.total),
      { fr: 'Les femmes de 15 à 49 ans dépassent la population totale.', en: 'Women aged 15 to 49 exceed the total.' },
      { id: 'women_within_total', severity: 'warning' },
    ),
  ],
  unique: [['unit', 'year', 'source']],
  place: 'unit',
  title: ['unit', 'year', 'source'],
  columns: ['unit', 'year', 'source', 'total', 'women_15_49'],
  sort: ['-year', 'unit'],
});

/** Whom to reach at a unit, and how. */
export const unit_contact = defineForm('unit_contact', {
  label: { fr: 'Contact de la structure', en: 'Unit contact' },
  plural: { fr: 'Contacts de la structure', en: 'Unit contacts' },
  fields: {
    unit: ofUnit(),
    kind: f.choice(unit_contact_kind, { label: { fr: 'Nature', en: 'Kind' }, required: true, default: 'GENERAL' }),
    name: f.text({ label: { fr: 'Nom', en: 'Name' } }),
    function: f.text({ label: { fr: 'Fonction', en: 'Function' } }),
    mobile: f.phone({ label: { fr: 'Téléphone mobile', en: 'Mobile' } }),
    phone: f.phone({ label: { fr: 'Téléphone fixe', en: 'Telephone' } }),
    other_phone: f.phone({ label: { fr: 'Autre téléphone', en: 'Other telephone' } }),
    fax: f.phone({ label: { fr: 'Télécopie', en: 'Fax' } }),
    email: f.email({ label: { fr: 'Courriel', en: 'E-mail' } }),
    address: f.longText({ label: { fr: 'Adresse', en: 'Address' }, maxLength: 500 }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  place: 'unit',
  title: ['kind', 'name'],
  columns: ['kind', 'name', 'mobile', 'phone', 'email'],
  sort: ['kind'],
});
