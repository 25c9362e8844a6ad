import { unit } from '@baara/geography';
import { defineForm, f, rule, via } from '@baara/model';
import { school_status } from './lists.ts';

/**
 * A school that trains for the health professions. It is a unit of the tree, where its contacts, its owner, its staff and
 * the accounts of its registrars stand; this form holds what is particular to a school.
 */
export const school = defineForm('school', {
  label: { fr: 'École', en: 'School' },
  plural: { fr: 'Écoles', en: 'Schools' },
  menu: 'schools',
  fields: {
    name: f.text({
      label: { fr: 'Nom', en: 'Name' },
      help: { fr: 'Tel qu’il figure sur les diplômes.', en: 'As diplomas say it.' },
      required: true,
      maxLength: 160,
    }),
    acronym: f.text({ label: { fr: 'Sigle', en: 'Acronym' }, maxLength: 30 }),
    other_names: f.longText({
      label: { fr: 'Autres noms', en: 'Other names' },
      help: {
        fr: 'Un par ligne : les diplômes qui portent l’un d’eux sont reconnus comme ceux de l’école.',
        en: 'One a line: diplomas that bear one of them are taken for the school’s.',
      },
      maxLength: 1000,
    }),
    code: f.identifier({ label: { fr: 'Code', en: 'Code' }, unique: true, maxLength: 30 }),
    unit: f.treeRef(unit, {
      label: { fr: 'Structure', en: 'Unit' },
      help: {
        fr: 'L’école dans l’arbre des structures : ses contacts et ses comptes y sont rattachés.',
        en: 'The school in the tree of units: its contacts and accounts hang there.',
      },
      required: true,
      parent: true,
    }),
    status: f.choice(school_status, { label: { fr: 'État', en: 'Status' }, required: true, default: 'OPEN' }),
    founded: f.integer({ label: { fr: 'Fondée en', en: 'Founded in' }, min: 1850, max: 2200 }),
    approval_number: f.text({ label: { fr: 'Numéro de l’agrément', en: 'Accreditation number' }, maxLength: 80 }),
    approved: f.date({ label: { fr: 'Agréée le', en: 'Accredited on' } }),
    approval_expires: f.date({ label: { fr: 'Fin de l’agrément', en: 'Accreditation ends' } }),
    approval_scan: f.file({ label: { fr: 'Acte d’agrément', en: 'Accreditation act' } }),
    director: f.text({ label: { fr: 'Directeur', en: 'Director' }, maxLength: 160 }),
    capacity: f.integer({ label: { fr: 'Capacité (places)', en: 'Capacity (places)' }, min: 0, max: 100_000 }),
    passing_score: f.decimal({
      label: { fr: 'Note de passage (sur 20)', en: 'Passing mark (of 20)' },
      min: 0,
      max: 20,
    }),
    semester_average: f.decimal({
      label: { fr: 'Moyenne minimale d’un semestre (sur 20)', en: 'Lowest semester average (of 20)' },
      min: 0,
      max: 20,
    }),
    overall_average: f.decimal({
      label: { fr: 'Moyenne générale minimale (sur 20)', en: 'Lowest overall average (of 20)' },
      min: 0,
      max: 20,
    }),
    logo: f.image({ label: { fr: 'Logo', en: 'Logo' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  sections: [
    {
      key: 'school',
      label: { fr: 'École', en: 'School' },
      fields: ['name', 'acronym', 'other_names', 'code', 'unit', 'status', 'founded', 'director', 'capacity'],
    },
    {
      key: 'approval',
      label: { fr: 'Agrément', en: 'Accreditation' },
      fields: ['approval_number', 'approved', 'approval_expires', 'approval_scan'],
    },
    {
      key: 'marks',
      label: { fr: 'Notes exigées', en: 'Marks required' },
      fields: ['passing_score', 'semester_average', 'overall_average', 'logo', 'notes'],
    },
  ],
  rules: (r) => [
    rule(
      r.approval_expires.onOrAfter(r.approved),
      { fr: 'L’agrément finit avant de commencer.', en: 'The accreditation ends before it begins.' },
      { id: 'approval_ends_after' },
    ),
  ],
  unique: [['unit']],
  place: 'unit',
  title: ['name'],
  columns: ['name', 'acronym', 'status', 'unit', 'founded', 'capacity'],
  sort: ['name'],
  search: { names: ['name', 'acronym'], identifiers: ['code'] },
});

export const ofSchool = () => f.ref(school, { label: { fr: 'École', en: 'School' }, parent: true, required: true });

export const school_department = defineForm('school_department', {
  label: { fr: 'Département de l’école', en: 'School department' },
  plural: { fr: 'Départements de l’école', en: 'School departments' },
  fields: {
    school: ofSchool(),
    name: f.text({ label: { fr: 'Nom', en: 'Name' }, required: true, maxLength: 160 }),
    head: f.text({ label: { fr: 'Responsable', en: 'Head' }, maxLength: 160 }),
  },
  unique: [['school', 'name']],
  place: via('school'),
  title: ['name'],
  columns: ['name', 'head'],
});

/** What an inspector found at a school. */
export const school_inspection = defineForm('school_inspection', {
  label: { fr: 'Inspection de l’école', en: 'School inspection' },
  plural: { fr: 'Inspections de l’école', en: 'School inspections' },
  fields: {
    school: ofSchool(),
    date: f.date({ label: { fr: 'Date', en: 'Date' }, required: true }),
    inspector: f.text({ label: { fr: 'Inspecteur', en: 'Inspector' }, maxLength: 160 }),
    passed: f.boolean({ label: { fr: 'Conforme', en: 'Passed' }, default: true }),
    findings: f.longText({ label: { fr: 'Constats', en: 'Findings' } }),
    report: f.file({ label: { fr: 'Rapport', en: 'Report' } }),
  },
  timeline: { from: 'date', kind: 'event' },
  place: via('school'),
  title: ['date'],
  columns: ['date', 'inspector', 'passed', 'findings'],
  sort: ['-date'],
});

/** A facility that takes the students of a school for their placements. */
export const placement_site = defineForm('placement_site', {
  label: { fr: 'Terrain de stage', en: 'Placement site' },
  plural: { fr: 'Terrains de stage', en: 'Placement sites' },
  fields: {
    school: ofSchool(),
    facility: f.treeRef(unit, { label: { fr: 'Structure', en: 'Facility' }, required: true }),
    active: f.boolean({ label: { fr: 'En service', en: 'Active' }, required: true, default: true }),
    agreement: f.text({ label: { fr: 'Convention', en: 'Agreement' }, maxLength: 80 }),
    signed: f.date({ label: { fr: 'Signée le', en: 'Signed on' } }),
    places: f.integer({ label: { fr: 'Stagiaires à la fois', en: 'Students at once' }, min: 1, max: 1000 }),
  },
  unique: [['school', 'facility']],
  place: via('school'),
  title: ['facility'],
  columns: ['facility', 'active', 'agreement', 'places'],
});
