import { department, unit, unit_type } from '@baara/geography';
import { defineForm, f, rule } from '@baara/model';
import { funding_source } from './career-lists.ts';
import { cadre, job } from './occupation-lists.ts';
import { norm_basis, post_status, post_type } from './post-lists.ts';

/** A place in the establishment of a unit, filled or not. */
export const post = defineForm('post', {
  label: { fr: 'Poste', en: 'Post' },
  plural: { fr: 'Postes', en: 'Posts' },
  menu: 'movements',
  fields: {
    code: f.identifier({ label: { fr: 'Code du poste', en: 'Post code' }, unique: true, maxLength: 40 }),
    title: f.text({ label: { fr: 'Intitulé', en: 'Title' }, required: true, maxLength: 160 }),
    unit: f.treeRef(unit, { label: { fr: 'Structure', en: 'Unit' }, required: true }),
    department: f.choice(department, { label: { fr: 'Service', en: 'Department' } }),
    job: f.choice(job, { label: { fr: 'Emploi', en: 'Job' } }),
    cadre: f.choice(cadre, { label: { fr: 'Cadre', en: 'Cadre' }, required: true }),
    type: f.choice(post_type, { label: { fr: 'Type', en: 'Type' }, default: 'PERMANENT' }),
    status: f.choice(post_status, { label: { fr: 'État', en: 'Status' }, required: true, default: 'OPEN' }),
    funding: f.choices(funding_source, { label: { fr: 'Sources de financement', en: 'Funding sources' } }),
    supervisor: f.ref('self', { label: { fr: 'Poste hiérarchique', en: 'Supervising post' } }),
    description: f.longText({ label: { fr: 'Description', en: 'Description' } }),
    act: f.text({ label: { fr: 'Acte de création', en: 'Creating act' } }),
    created: f.date({ label: { fr: 'Créé le', en: 'Created on' } }),
    posted: f.date({ label: { fr: 'Vacance publiée le', en: 'Vacancy posted on' } }),
    hire_by: f.date({ label: { fr: 'À pourvoir au plus tard le', en: 'To be filled by' } }),
    closes: f.date({ label: { fr: 'Suppression prévue le', en: 'Planned end' } }),
    proposed_salary: f.money({ label: { fr: 'Salaire proposé', en: 'Proposed salary' }, min: 0 }),
    interview_comments: f.longText({ label: { fr: 'Consignes pour l’entretien', en: 'Interview comments' } }),
    comments: f.longText({ label: { fr: 'Observations', en: 'Comments' } }),
  },
  rules: (r) => [
    rule(
      r.closes.onOrAfter(r.created),
      { fr: 'Le poste est supprimé avant d’être créé.', en: 'The post ends before it is created.' },
      { id: 'ends_after_creation' },
    ),
  ],
  place: 'unit',
  title: ['title', 'unit'],
  columns: ['unit', 'title', 'cadre', 'status', 'type'],
  sort: ['unit', 'title'],
  search: { names: ['title'], identifiers: ['code'] },
});

/** How many of a cadre a unit, or every unit of a type, should have. */
export const staffing_norm = defineForm('staffing_norm', {
  label: { fr: 'Effectif prévu', en: 'Staffing norm' },
  plural: { fr: 'Effectifs prévus', en: 'Staffing norms' },
  menu: 'administration',
  fields: {
    basis: f.choice(norm_basis, { label: { fr: 'Base', en: 'Basis' }, required: true, default: 'NORM' }),
    year: f.integer({ label: { fr: 'Année', en: 'Year' }, required: true, min: 1960, max: 2200 }),
    unit_type: f.choice(unit_type, { label: { fr: 'Type de structure', en: 'Unit type' } }),
    unit: f.treeRef(unit, { label: { fr: 'Structure', en: 'Unit' } }),
    cadre: f.choice(cadre, { label: { fr: 'Cadre', en: 'Cadre' } }),
    job: f.choice(job, { label: { fr: 'Emploi', en: 'Job' } }),
    amount: f.integer({ label: { fr: 'Nombre', en: 'Number' }, required: true, min: 0, max: 100_000 }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  rules: (r) => [
    rule(
      r.unit_type.isEmpty().ne(r.unit.isEmpty()),
      {
        fr: 'Indiquez soit un type de structure, soit une structure.',
        en: 'Give either a unit type or a unit.',
      },
      { id: 'for_type_or_unit' },
    ),
    rule(
      r.cadre.isEmpty().and(r.job.isEmpty()).not(),
      { fr: 'Indiquez un cadre ou un emploi.', en: 'Give a cadre or a job.' },
      { id: 'for_cadre_or_job' },
    ),
  ],
  unique: [['basis', 'year', 'unit_type', 'unit', 'cadre', 'job']],
  place: 'everyone',
  title: ['unit_type', 'unit', 'cadre'],
  columns: ['basis', 'year', 'unit_type', 'unit', 'cadre', 'job', 'amount'],
  sort: ['-year', 'unit_type'],
});
