import { defineForm, f } from '@baara/model';
import { competency, competency_level } from '@baara/person';
import { cadre } from '@baara/position';
import { course_category, course_status } from './lists.ts';
import { training_funder, training_institution } from './provider.ts';

/** What is taught, whoever teaches it and whenever. */
export const course = defineForm('course', {
  label: { fr: 'Formation', en: 'Course' },
  plural: { fr: 'Catalogue des formations', en: 'Courses' },
  menu: 'training',
  fields: {
    name: f.text({ label: { fr: 'Intitulé', en: 'Title' }, required: true, maxLength: 160 }),
    name_en: f.text({ label: { fr: 'Intitulé en anglais', en: 'Title in English' }, maxLength: 160 }),
    code: f.identifier({ label: { fr: 'Code', en: 'Code' }, unique: true, maxLength: 30 }),
    topic: f.text({ label: { fr: 'Thème', en: 'Topic' }, required: true }),
    category: f.choice(course_category, { label: { fr: 'Catégorie', en: 'Category' } }),
    status: f.choice(course_status, { label: { fr: 'État', en: 'Status' }, required: true, default: 'OPEN' }),
    days: f.decimal({ label: { fr: 'Durée (jours)', en: 'Duration (days)' }, min: 0.5, max: 1000, scale: 1 }),
    cadres: f.choices(cadre, {
      label: { fr: 'Cadres visés', en: 'Target cadres' },
      help: { fr: 'Aucun : ouverte à tous.', en: 'None: open to everybody.' },
    }),
    prerequisites: f.refs('self', { label: { fr: 'Prérequis', en: 'Prerequisites' } }),
    competencies: f.group(
      {
        competency: f.choice(competency, { label: { fr: 'Compétence', en: 'Competency' }, required: true }),
        level: f.choice(competency_level, { label: { fr: 'Niveau visé', en: 'Level aimed at' } }),
      },
      { label: { fr: 'Compétences acquises', en: 'Competencies gained' }, max: 30 },
    ),
    institutions: f.refs(training_institution, { label: { fr: 'Institutions', en: 'Institutions' } }),
    funders: f.refs(training_funder, { label: { fr: 'Bailleurs', en: 'Funders' } }),
    passing_score: f.integer({
      label: { fr: 'Note de réussite (%)', en: 'Passing score (%)' },
      min: 0,
      max: 100,
      default: 70,
    }),
    certified: f.boolean({ label: { fr: 'Donne lieu à un certificat', en: 'Leads to a certificate' } }),
    valid_months: f.integer({
      label: { fr: 'Validité du certificat (mois)', en: 'Certificate valid for (months)' },
      help: { fr: 'Vide : sans limite.', en: 'Empty: without limit.' },
      min: 1,
      max: 600,
    }),
    credits: f.integer({
      label: { fr: 'Crédits de formation continue', en: 'Continuing education credits' },
      min: 0,
      max: 1000,
    }),
    certificate: f.file({ label: { fr: 'Modèle de certificat', en: 'Certificate template' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  sections: [
    {
      key: 'course',
      label: { fr: 'Formation', en: 'Course' },
      fields: ['name', 'name_en', 'code', 'topic', 'category', 'status', 'days'],
    },
    {
      key: 'audience',
      label: { fr: 'Public et acquis', en: 'Audience and gains' },
      fields: ['cadres', 'prerequisites', 'competencies'],
    },
    {
      key: 'certificate',
      label: { fr: 'Évaluation et certificat', en: 'Assessment and certificate' },
      fields: ['passing_score', 'certified', 'valid_months', 'credits', 'certificate'],
    },
    {
      key: 'providers',
      label: { fr: 'Qui forme, qui finance', en: 'Who trains, who funds' },
      fields: ['institutions', 'funders', 'notes'],
    },
  ],
  conditions: (r) => ({
    valid_months: { visibleWhen: r.certified.eq(true) },
    certificate: { visibleWhen: r.certified.eq(true) },
  }),
  place: 'everyone',
  title: ['name'],
  columns: ['name', 'topic', 'category', 'days', 'status'],
  sort: ['name'],
  search: { names: ['name', 'topic'], identifiers: ['code'] },
});

const ofCourse = () => f.ref(course, { label: { fr: 'Formation', en: 'Course' }, parent: true, required: true });

/** A part of a course that can be followed by itself. */
export const course_module = defineForm('course_module', {
  label: { fr: 'Module', en: 'Course module' },
  plural: { fr: 'Modules', en: 'Course modules' },
  fields: {
    course: ofCourse(),
    rank: f.integer({ label: { fr: 'Ordre', en: 'Order' }, min: 1, max: 100 }),
    name: f.text({ label: { fr: 'Intitulé', en: 'Title' }, required: true, maxLength: 160 }),
    hours: f.integer({ label: { fr: 'Heures', en: 'Hours' }, min: 1, max: 2000 }),
    content: f.longText({ label: { fr: 'Contenu', en: 'Content' } }),
  },
  unique: [['course', 'name']],
  place: 'everyone',
  title: ['name'],
  columns: ['rank', 'name', 'hours'],
  sort: ['rank', 'name'],
});

/** The competency that a cadre must have, and for how long it holds. */
export const competency_requirement = defineForm('competency_requirement', {
  label: { fr: 'Compétence exigée', en: 'Required competency' },
  plural: { fr: 'Compétences exigées', en: 'Required competencies' },
  menu: 'training',
  fields: {
    cadre: f.choice(cadre, { label: { fr: 'Cadre', en: 'Cadre' }, required: true }),
    competency: f.choice(competency, { label: { fr: 'Compétence', en: 'Competency' }, required: true }),
    level: f.choice(competency_level, { label: { fr: 'Niveau exigé', en: 'Level required' } }),
    valid_months: f.integer({
      label: { fr: 'À renouveler tous les (mois)', en: 'Renew every (months)' },
      min: 1,
      max: 600,
    }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  unique: [['cadre', 'competency']],
  place: 'everyone',
  title: ['cadre', 'competency'],
  columns: ['cadre', 'competency', 'level', 'valid_months'],
  sort: ['cadre', 'competency'],
});
