import { defineList, f, item } from '@baara/model';

/** What is decided of a post. That it is filled is not decided: it follows from who holds it. */
export const post_status = defineList('post_status', {
  label: { fr: 'État du poste', en: 'Post status' },
  plural: { fr: 'États des postes', en: 'Post statuses' },
  menu: 'administration',
  items: [
    item('OPEN', 'Ouvert', 'Open'),
    { ...item('FILLED', 'Pourvu', 'Filled'), retired: true, replaced_by: 'OPEN' },
    item('FROZEN', 'Gelé', 'Frozen'),
    item('CLOSED', 'Supprimé', 'Closed'),
  ],
});

export const post_type = defineList('post_type', {
  label: { fr: 'Type de poste', en: 'Post type' },
  plural: { fr: 'Types de postes', en: 'Post types' },
  menu: 'administration',
  items: [
    item('PERMANENT', 'Permanent', 'Permanent'),
    item('TEMPORARY', 'Temporaire', 'Temporary'),
    item('PROJECT', 'De projet', 'Project'),
    item('TRAINEE', 'De stage', 'Trainee'),
  ],
});

/** How somebody comes to a unit. */
export const assignment_kind = defineList('assignment_kind', {
  label: { fr: 'Nature de l’affectation', en: 'Kind of assignment' },
  plural: { fr: 'Natures d’affectation', en: 'Kinds of assignment' },
  menu: 'administration',
  items: [
    item('FIRST', 'Première affectation', 'First assignment'),
    item('TRANSFER', 'Mutation', 'Transfer'),
    item('APPOINTMENT', 'Nomination', 'Appointment'),
    item('MADE_AVAILABLE', 'Mise à disposition', 'Made available'),
    item('INTERIM', 'Intérim', 'Interim'),
    item('ROTATION', 'Rotation', 'Rotation'),
    item('DISPLACEMENT', 'Poste provisoire (déplacé)', 'Temporary post (displaced)'),
    item('REGULARISATION', 'Régularisation', 'Regularisation'),
  ],
});

export const departure_reason = defineList('departure_reason', {
  label: { fr: 'Motif de départ', en: 'Departure reason' },
  plural: { fr: 'Motifs de départ', en: 'Departure reasons' },
  menu: 'administration',
  fields: { final: f.boolean({ label: { fr: 'Quitte le service', en: 'Leaves the service' } }) },
  items: [
    item('TRANSFER', 'Mutation ou affectation', 'Transfer'),
    item('APPOINTMENT', 'Nomination', 'Appointment elsewhere'),
    item('PROMOTION', 'Promotion interne', 'Internal promotion'),
    item('STUDY', 'Formation', 'Study'),
    item('SECONDMENT', 'Détachement', 'Secondment'),
    item('UNPAID', 'Disponibilité', 'Leave without pay'),
    item('ILLNESS', 'Maladie ou invalidité', 'Illness or disability'),
    item('DISPLACED', 'Déplacement lié au conflit', 'Displaced by conflict'),
    item('ABROAD', 'Départ à l’étranger', 'Out-migration', { final: true }),
    item('CONTRACT_END', 'Fin de contrat', 'End of contract', { final: true }),
    item('RETIREMENT', 'Retraite', 'Retirement', { final: true }),
    item('EARLY_RETIREMENT', 'Retraite anticipée', 'Early retirement', { final: true }),
    item('RESIGNATION', 'Démission', 'Resignation', { final: true }),
    item('DISMISSAL', 'Licenciement ou révocation', 'Dismissal', { final: true }),
    item('ABANDONMENT', 'Abandon de poste', 'Abandoned post', { final: true }),
    item('DEATH', 'Décès', 'Death', { final: true }),
  ],
});

export const norm_basis = defineList('norm_basis', {
  label: { fr: 'Base de l’effectif prévu', en: 'Basis of a staffing norm' },
  plural: { fr: 'Bases des effectifs prévus', en: 'Bases of staffing norms' },
  menu: 'administration',
  items: [
    item('NORM', 'Norme nationale', 'National norm'),
    item('FUNDED', 'Postes budgétisés', 'Funded posts'),
    item('WORKLOAD', 'Charge de travail (WISN)', 'Workload (WISN)'),
    item('TARGET', 'Objectif du plan', 'Plan target'),
  ],
});
