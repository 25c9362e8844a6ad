import { defineList, f, item } from '@baara/model';

const synonyms = f.text({
  label: { fr: 'Autres écritures, séparées par « ; »', en: 'Other spellings, separated by ";"' },
  maxLength: 1000,
});

/** The legal tie between a person and the employer. */
export const statut = defineList('statut', {
  label: { fr: 'Statut', en: 'Terms of employment' },
  plural: { fr: 'Statuts', en: 'Terms of employment' },
  menu: 'administration',
  fields: {
    public: f.boolean({ label: { fr: 'Relève du public', en: 'Public' } }),
    tenured: f.boolean({ label: { fr: 'Titulaire', en: 'Tenured' } }),
    synonyms,
  },
});

/** Who pays. */
export const funding_source = defineList('funding_source', {
  label: { fr: 'Source de financement', en: 'Funding source' },
  plural: { fr: 'Sources de financement', en: 'Funding sources' },
  menu: 'administration',
  fields: { synonyms },
});

export const corps = defineList('corps', {
  label: { fr: 'Corps', en: 'Corps' },
  plural: { fr: 'Corps', en: 'Corps' },
  menu: 'administration',
  fields: { synonyms },
});

export const grade = defineList('grade', {
  label: { fr: 'Grade ou classe', en: 'Grade' },
  plural: { fr: 'Grades et classes', en: 'Grades' },
  menu: 'administration',
  fields: { synonyms },
});

/** Why a career row begins. */
export const career_event = defineList('career_event', {
  label: { fr: 'Événement de carrière', en: 'Career event' },
  plural: { fr: 'Événements de carrière', en: 'Career events' },
  menu: 'administration',
  items: [
    item('RECRUITMENT', 'Recrutement', 'Recruitment'),
    item('TENURE', 'Titularisation', 'Tenure'),
    item('ECHELON', 'Avancement d’échelon', 'Advancement in échelon'),
    item('GRADE', 'Avancement de grade', 'Advancement in grade'),
    item('CATEGORY', 'Changement de catégorie', 'Change of category'),
    item('CORPS', 'Changement de corps', 'Change of corps'),
    item('RECLASSIFICATION', 'Reclassement', 'Reclassification'),
    item('INTEGRATION', 'Intégration dans la fonction publique', 'Integration into the civil service'),
    item('BONUS', 'Bonification', 'Bonus'),
    item('RENEWAL', 'Renouvellement de contrat', 'Renewal of contract'),
    item('REGULARISATION', 'Régularisation', 'Regularisation'),
  ],
});

/** Where somebody stands with the administration (position administrative). */
export const position_type = defineList('position_type', {
  label: { fr: 'Position administrative', en: 'Administrative position' },
  plural: { fr: 'Positions administratives', en: 'Administrative positions' },
  menu: 'administration',
  fields: {
    working: f.boolean({ label: { fr: 'Présent au poste', en: 'At work' } }),
    final: f.boolean({ label: { fr: 'Sortie définitive', en: 'Final departure' } }),
    synonyms,
  },
  items: [
    item('ACTIVE', 'En activité', 'Active', { working: true }),
    item('SECONDED', 'Détachement', 'Secondment'),
    item('MADE_AVAILABLE', 'Mise à disposition', 'Made available', { working: true }),
    item('UNPAID', 'Disponibilité', 'Leave without pay'),
    item('STUDY', 'Congé de formation ou stage', 'Study leave'),
    item('LONG_ILLNESS', 'Congé de maladie de longue durée', 'Long illness'),
    item('MATERNITY', 'Congé de maternité', 'Maternity leave'),
    item('SUSPENDED', 'Suspension', 'Suspension'),
    item('OUT_OF_ESTABLISHMENT', 'Hors cadre', 'Out of establishment'),
    item('ABANDONED', 'Abandon de poste', 'Abandoned post'),
    item('DISPLACED', 'Déplacé', 'Displaced', { working: true }),
    item('RETIRED', 'Retraité', 'Retired', { final: true }),
    item('DEAD', 'Décédé', 'Dead', { final: true }),
    item('RESIGNED', 'Démission', 'Resigned', { final: true }),
    item('DISMISSED', 'Licencié ou révoqué', 'Dismissed', { final: true }),
    item('MISSING', 'Disparu', 'Missing'),
  ],
});
