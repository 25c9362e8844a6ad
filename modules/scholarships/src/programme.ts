import { unit } from '@baara/geography';
import { and, defineForm, defineWorkflow, f, rule } from '@baara/model';
import { school } from '@baara/schools';
import { training_funder } from '@baara/training';
import { payment_layout } from './layout.ts';

const weight = (fr: string, en: string) =>
  f.integer({
    label: { fr: `Poids : ${fr} (%)`, en: `Weight: ${en} (%)` },
    required: true,
    default: 25,
    min: 0,
    max: 100,
  });

/** Who pays which students for a year, how much, by which criteria and against which bond. */
export const scholarship_programme = defineForm('scholarship_programme', {
  label: { fr: 'Programme de bourses', en: 'Scholarship programme' },
  plural: { fr: 'Programmes de bourses', en: 'Scholarship programmes' },
  menu: 'schools',
  fields: {
    name: f.text({ label: { fr: 'Nom', en: 'Name' }, required: true, maxLength: 160 }),
    funder: f.ref(training_funder, { label: { fr: 'Bailleur', en: 'Funder' }, required: true }),
    school: f.ref(school, { label: { fr: 'École', en: 'School' }, required: true }),
    unit: f.treeRef(unit, { label: { fr: 'Structure responsable', en: 'Responsible unit' }, required: true }),
    year: f.integer({ label: { fr: 'Année de rentrée', en: 'Year of entry' }, required: true, min: 1990, max: 2100 }),
    fees: f.money({
      label: { fr: 'Frais de scolarité pris en charge (par an)', en: 'School fees paid (a year)' },
      min: 0,
    }),
    monthly: f.money({ label: { fr: 'Allocation mensuelle', en: 'Monthly allowance' }, required: true, min: 1 }),
    months: f.integer({
      label: { fr: 'Mois payés au plus', en: 'Months paid at most' },
      required: true,
      default: 10,
      min: 1,
      max: 60,
    }),
    places: f.integer({
      label: { fr: 'Nombre de bourses au plus', en: 'Scholarships at most' },
      required: true,
      min: 1,
      max: 10_000,
    }),
    weight_need: weight('besoin', 'need'),
    weight_merit: weight('mérite', 'merit'),
    weight_region: weight('région visée', 'target region'),
    weight_sex: weight('élève femme', 'female student'),
    region: f.treeRef(unit, { label: { fr: 'Région visée', en: 'Target region' } }),
    bond_years: f.integer({
      label: { fr: 'Engagement à servir (années)', en: 'Bond (years of service)' },
      min: 0,
      max: 15,
    }),
    bond_region: f.treeRef(unit, { label: { fr: 'Région où servir', en: 'Region to serve in' } }),
    layout: f.ref(payment_layout, { label: { fr: 'Format des fichiers de paiement', en: 'Layout of payment files' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  sections: [
    {
      key: 'programme',
      label: { fr: 'Programme', en: 'Programme' },
      fields: ['name', 'funder', 'school', 'unit', 'year'],
    },
    {
      key: 'amounts',
      label: { fr: 'Montants et plafonds', en: 'Amounts and ceilings' },
      fields: ['fees', 'monthly', 'months', 'places', 'layout'],
    },
    {
      key: 'criteria',
      label: { fr: 'Critères', en: 'Criteria' },
      fields: ['weight_need', 'weight_merit', 'weight_region', 'weight_sex', 'region'],
    },
    { key: 'bond', label: { fr: 'Engagement', en: 'Bond' }, fields: ['bond_years', 'bond_region', 'notes'] },
  ],
  rules: (r) => [
    rule(
      r.weight_need.add(r.weight_merit).add(r.weight_region).add(r.weight_sex).eq(100),
      { fr: 'Les quatre poids font ensemble 100 %.', en: 'The four weights make 100 % together.' },
      { id: 'weights' },
    ),
  ],
  unique: [['name', 'year']],
  place: 'unit',
  title: ['name', 'year'],
  columns: ['name', 'year', 'school', 'funder', 'monthly', 'places'],
  sort: ['-year', 'name'],
  search: { names: ['name'], identifiers: [] },
});

export const programme_state = defineWorkflow('state', {
  form: scholarship_programme,
  label: { fr: 'État', en: 'State' },
  states: {
    draft: { label: { fr: 'En préparation', en: 'Draft' } },
    open: { label: { fr: 'Ouvert aux candidatures', en: 'Open' }, tone: 'waiting' },
    closed: { label: { fr: 'Clos', en: 'Closed' }, tone: 'good' },
  },
  transitions: {
    open: {
      ...{ from: ['draft', 'closed'], to: 'open', who: 'update', label: { fr: 'Ouvrir', en: 'Open' } },
      requires: ['monthly', 'places'],
      when: (r) => [
        rule(and(r.months.ge(1), r.places.ge(1)), { fr: 'Les plafonds manquent.', en: 'The ceilings are missing.' }),
      ],
    },
    close: { from: 'open', to: 'closed', who: 'update', label: { fr: 'Clore les candidatures', en: 'Close' } },
  },
});
