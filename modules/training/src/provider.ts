import { unit } from '@baara/geography';
import { defineForm, f } from '@baara/model';
import { contacts } from './contact.ts';
import { training_institution_type } from './lists.ts';

/** Who trains: a school, a university, a service, an association. */
export const training_institution = defineForm('training_institution', {
  label: { fr: 'Institution de formation', en: 'Training institution' },
  plural: { fr: 'Institutions de formation', en: 'Training institutions' },
  menu: 'training',
  fields: {
    name: f.text({ label: { fr: 'Nom', en: 'Name' }, required: true, maxLength: 160 }),
    code: f.identifier({ label: { fr: 'Code', en: 'Code' }, unique: true, maxLength: 30 }),
    type: f.choice(training_institution_type, { label: { fr: 'Type', en: 'Type' } }),
    location: f.treeRef(unit, { label: { fr: 'Localité', en: 'Location' } }),
    capacity: f.integer({ label: { fr: 'Capacité (places)', en: 'Capacity (places)' }, min: 0, max: 100_000 }),
    contacts: contacts(),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  place: 'everyone',
  title: ['name'],
  columns: ['name', 'type', 'location', 'capacity'],
  sort: ['name'],
  search: { names: ['name'], identifiers: ['code'] },
});

/** Who pays for training. */
export const training_funder = defineForm('training_funder', {
  label: { fr: 'Bailleur de formation', en: 'Training funder' },
  plural: { fr: 'Bailleurs de formation', en: 'Training funders' },
  menu: 'training',
  fields: {
    name: f.text({ label: { fr: 'Nom', en: 'Name' }, required: true, maxLength: 160 }),
    location: f.treeRef(unit, { label: { fr: 'Localité', en: 'Location' } }),
    contacts: contacts(),
  },
  place: 'everyone',
  title: ['name'],
  columns: ['name', 'location'],
  sort: ['name'],
  search: { names: ['name'], identifiers: [] },
});
