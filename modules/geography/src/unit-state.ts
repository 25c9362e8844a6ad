import { defineForm, f, rule, via } from '@baara/model';
import { succession_nature, unit_status, unit_type } from './lists.ts';
import { unit } from './unit.ts';

/** What a unit was called, was, depended on and whether it was open, from one day to another. */
export const unit_state = defineForm('unit_state', {
  label: { fr: 'Situation de la structure', en: 'State of the unit' },
  plural: { fr: 'Situations de la structure', en: 'States of the unit' },
  fields: {
    unit: f.ref(unit, { label: { fr: 'Structure', en: 'Unit' }, parent: true, required: true }),
    name: f.text({ label: { fr: 'Nom', en: 'Name' }, required: true, maxLength: 160 }),
    type: f.choice(unit_type, { label: { fr: 'Type', en: 'Type' }, required: true }),
    parent: f.treeRef(unit, { label: { fr: 'Rattachée à', en: 'Under' } }),
    status: f.choice(unit_status, { label: { fr: 'État', en: 'Status' }, required: true }),
    act: f.text({ label: { fr: 'Acte', en: 'Act' } }),
  },
  place: via('unit'),
  title: ['name', 'valid_from'],
  columns: ['valid_from', 'valid_to', 'name', 'type', 'parent', 'status', 'act'],
  sort: ['-valid_from'],
  dated: { exclusive: ['unit'] },
});

/** Who took over from a unit that ended. A split has several rows with one predecessor, a merger several with one successor. */
export const unit_succession = defineForm('unit_succession', {
  label: { fr: 'Succession de structures', en: 'Succession of units' },
  plural: { fr: 'Successions de structures', en: 'Successions of units' },
  fields: {
    predecessor: f.treeRef(unit, { label: { fr: 'Ancienne structure', en: 'Predecessor' }, required: true }),
    successor: f.treeRef(unit, { label: { fr: 'Nouvelle structure', en: 'Successor' }, required: true }),
    nature: f.choice(succession_nature, { label: { fr: 'Nature', en: 'Nature' }, required: true }),
    date: f.date({ label: { fr: 'Date d’effet', en: 'Date' }, required: true }),
    act: f.text({ label: { fr: 'Acte', en: 'Act' } }),
  },
  rules: (r) => [
    rule(r.predecessor.ne(r.successor), {
      fr: 'Une structure ne se succède pas à elle-même.',
      en: 'A unit cannot succeed itself.',
    }),
  ],
  unique: [['predecessor', 'successor', 'date']],
  place: 'everyone',
  title: ['predecessor', 'successor'],
  columns: ['predecessor', 'successor', 'nature', 'date', 'act'],
  sort: ['-date'],
});
