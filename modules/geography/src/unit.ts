import { defineForm, f } from '@baara/model';
import { area_class, ownership, sector, unit_status, unit_type } from './lists.ts';

/**
 * An organisation unit of any depth: a country, a region, a district, a facility, a service.
 * Name, type, parent and status are those of today; what they were is in `unit_state`.
 */
export const unit = defineForm('unit', {
  label: { fr: 'Structure', en: 'Unit' },
  plural: { fr: 'Structures', en: 'Units' },
  menu: 'units',
  fields: {
    code: f.identifier({
      label: { fr: 'Code', en: 'Code' },
      required: true,
      unique: true,
      maxLength: 40,
      synonyms: ['code structure', 'facility code'],
    }),
    name: f.text({
      label: { fr: 'Nom', en: 'Name' },
      required: true,
      maxLength: 160,
      synonyms: ['structure', 'établissement', 'facility'],
    }),
    type: f.choice(unit_type, { label: { fr: 'Type', en: 'Type' }, required: true }),
    parent: f.treeRef('self', { label: { fr: 'Rattachée à', en: 'Under' } }),
    status: f.choice(unit_status, { label: { fr: 'État', en: 'Status' }, required: true, default: 'OPEN' }),
    level: f.computed({ label: { fr: 'Niveau', en: 'Level of care' }, result: 'number' }),
    ownership: f.choice(ownership, { label: { fr: 'Propriétaire', en: 'Ownership' } }),
    sector: f.choice(sector, { label: { fr: 'Secteur', en: 'Sector' } }),
    area: f.choice(area_class, { label: { fr: 'Milieu', en: 'Area class' } }),
    located_in: f.treeRef('self', {
      label: { fr: 'Située dans', en: 'Located in' },
      help: {
        fr: 'Le cercle ou la commune, quand la structure dépend d’un district sanitaire.',
        en: 'The cercle or commune, for a unit that a health district runs.',
      },
    }),
    opened: f.date({ label: { fr: 'Ouverture', en: 'Opened' } }),
    beds: f.integer({ label: { fr: 'Lits', en: 'Beds' }, min: 0, max: 10_000 }),
    address: f.longText({ label: { fr: 'Adresse', en: 'Address' }, maxLength: 500 }),
    phone: f.phone({ label: { fr: 'Téléphone', en: 'Telephone' } }),
    email: f.email({ label: { fr: 'Courriel', en: 'E-mail' } }),
    point: f.gps({ label: { fr: 'Coordonnées', en: 'Coordinates' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  compute: (r) => ({ level: r.type.to('level') }),
  sections: [
    {
      key: 'identity',
      label: { fr: 'Identité', en: 'Identity' },
      fields: ['name', 'type', 'parent', 'status', 'code', 'level'],
    },
    {
      key: 'situation',
      label: { fr: 'Situation', en: 'Situation' },
      fields: ['ownership', 'sector', 'area', 'located_in', 'opened', 'beds'],
    },
    {
      key: 'contact',
      label: { fr: 'Adresse et coordonnées', en: 'Address and coordinates' },
      fields: ['address', 'phone', 'email', 'point', 'notes'],
    },
  ],
  place: 'everyone',
  title: ['name'],
  columns: ['name', 'type', 'parent', 'status', 'area'],
  sort: ['name'],
  search: { names: ['name'], identifiers: ['code'] },
  tree: { states: 'unit_state', successions: 'unit_succession' },
});
