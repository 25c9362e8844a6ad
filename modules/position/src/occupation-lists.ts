import { defineList, f, item } from '@baara/model';
import { isco08_groups, nhwa_occupations } from './isco08.ts';

const synonyms = f.text({
  label: { fr: 'Autres écritures, séparées par « ; »', en: 'Other spellings, separated by ";"' },
  maxLength: 1000,
});

/** The ILO's classification of occupations: what a health sector employs; the code's first digits are its groups. */
export const isco08 = defineList('isco08', {
  label: { fr: 'Profession (CITP-08)', en: 'Occupation (ISCO-08)' },
  plural: { fr: 'Professions (CITP-08)', en: 'Occupations (ISCO-08)' },
  menu: 'administration',
  items: isco08_groups,
});

/** The occupations that the WHO asks about in its National Health Workforce Accounts. */
export const nhwa_occupation = defineList('nhwa_occupation', {
  label: { fr: 'Profession (OMS, CNPS)', en: 'Occupation (WHO, NHWA)' },
  plural: { fr: 'Professions (OMS, CNPS)', en: 'Occupations (WHO, NHWA)' },
  menu: 'administration',
  items: nhwa_occupations,
});

/** A part of the sector with its own ministry or directorate. */
export const component = defineList('component', {
  label: { fr: 'Composante', en: 'Component' },
  plural: { fr: 'Composantes', en: 'Components' },
  menu: 'administration',
  fields: { synonyms },
});

/** Category of the statute, from the level of recruitment. */
export const category = defineList('category', {
  label: { fr: 'Catégorie', en: 'Category' },
  plural: { fr: 'Catégories', en: 'Categories' },
  menu: 'administration',
  fields: {
    retirement_age: f.integer({
      label: { fr: 'Âge de la retraite', en: 'Retirement age' },
      help: { fr: 'Quand le cadre n’en fixe pas.', en: 'Where the cadre sets none.' },
      min: 40,
      max: 90,
    }),
    synonyms,
  },
});

/** A profession as the sector counts it: the axis of most tables. */
export const cadre = defineList('cadre', {
  label: { fr: 'Cadre', en: 'Cadre' },
  plural: { fr: 'Cadres', en: 'Cadres' },
  menu: 'administration',
  fields: {
    isco08: f.choice(isco08, { label: { fr: 'Profession (CITP-08)', en: 'Occupation (ISCO-08)' } }),
    nhwa: f.choice(nhwa_occupation, { label: { fr: 'Profession (OMS)', en: 'Occupation (WHO)' } }),
    category: f.choice(category, { label: { fr: 'Catégorie d’entrée', en: 'Entry category' } }),
    component: f.choice(component, { label: { fr: 'Composante', en: 'Component' } }),
    counted_in_density: f.boolean({
      label: { fr: 'Compté dans la densité', en: 'Counted in density' },
      help: {
        fr: 'Médecins, infirmiers et sages-femmes pour 10 000 habitants.',
        en: 'Doctors, nurses and midwives per 10,000.',
      },
    }),
    retirement_age: f.integer({ label: { fr: 'Âge de la retraite', en: 'Retirement age' }, min: 40, max: 90 }),
    synonyms,
  },
});

export const specialty = defineList('specialty', {
  label: { fr: 'Spécialité', en: 'Specialty' },
  plural: { fr: 'Spécialités', en: 'Specialties' },
  menu: 'administration',
  fields: { cadre: f.choice(cadre, { label: { fr: 'Cadre', en: 'Cadre' } }), synonyms },
});

export const classification = defineList('classification', {
  label: { fr: 'Classification', en: 'Classification' },
  plural: { fr: 'Classifications', en: 'Classifications' },
  menu: 'administration',
  fields: { description: f.longText({ label: { fr: 'Description', en: 'Description' } }) },
  items: [
    item('CLINICAL', 'Soins', 'Clinical'),
    item('CLINICAL_SUPPORT', 'Appui aux soins', 'Clinical support'),
    item('PUBLIC_HEALTH', 'Santé publique', 'Public health'),
    item('SOCIAL', 'Action sociale', 'Social work'),
    item('MANAGEMENT', 'Gestion et administration', 'Management and administration'),
    item('SUPPORT', 'Appui', 'Support'),
  ],
});

export const salary_grade = defineList('salary_grade', {
  label: { fr: 'Grille salariale', en: 'Salary grade' },
  plural: { fr: 'Grilles salariales', en: 'Salary grades' },
  menu: 'administration',
  fields: {
    lowest: f.money({ label: { fr: 'Minimum', en: 'Lowest' }, min: 0 }),
    highest: f.money({ label: { fr: 'Maximum', en: 'Highest' }, min: 0 }),
    midpoint: f.money({ label: { fr: 'Milieu', en: 'Midpoint' }, min: 0 }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
});

/** An occupation as an organisation names it (emploi): what a post is for. */
export const job = defineList('job', {
  label: { fr: 'Emploi', en: 'Job' },
  plural: { fr: 'Emplois', en: 'Jobs' },
  menu: 'administration',
  fields: {
    cadre: f.choice(cadre, { label: { fr: 'Cadre', en: 'Cadre' } }),
    isco08: f.choice(isco08, { label: { fr: 'Profession (CITP-08)', en: 'Occupation (ISCO-08)' } }),
    nhwa: f.choice(nhwa_occupation, { label: { fr: 'Profession (OMS)', en: 'Occupation (WHO)' } }),
    isco88: f.identifier({ label: { fr: 'Code CITP-88', en: 'ISCO-88 code' }, pattern: '[0-9]{4}' }),
    classification: f.choice(classification, { label: { fr: 'Classification', en: 'Classification' } }),
    salary_grade: f.choice(salary_grade, { label: { fr: 'Grille salariale', en: 'Salary grade' } }),
    description: f.longText({ label: { fr: 'Description', en: 'Description' } }),
    synonyms,
  },
});

/** What somebody is in charge of where they work (fonction): head of centre, matron, HR manager. */
export const job_function = defineList('job_function', {
  label: { fr: 'Fonction', en: 'Function' },
  plural: { fr: 'Fonctions', en: 'Functions' },
  menu: 'administration',
  fields: {
    heads: f.boolean({ label: { fr: 'Dirige la structure', en: 'Heads the unit' } }),
    synonyms,
  },
  items: [
    item('HEAD', 'Chef de structure', 'Head of unit', { heads: true }),
    item('DEPUTY', 'Adjoint au chef de structure', 'Deputy head'),
    item('SERVICE_HEAD', 'Chef de service', 'Head of department'),
    item('SUPERVISOR', 'Superviseur', 'Supervisor'),
    item('HR_MANAGER', 'Gestionnaire des ressources humaines', 'HR manager'),
    item('ACCOUNTANT', 'Comptable', 'Accountant'),
    item('DATA_MANAGER', 'Chargé de l’information sanitaire', 'Health information officer'),
    item('PROVIDER', 'Prestataire de soins', 'Care provider'),
  ],
});
