import { defineList, f, item } from '@baara/model';

/** What an organisation unit is; a site adds its own pyramid. */
export const unit_type = defineList('unit_type', {
  label: { fr: 'Type de structure', en: 'Unit type' },
  plural: { fr: 'Types de structures', en: 'Unit types' },
  menu: 'administration',
  fields: {
    level: f.integer({
      label: { fr: 'Niveau de la pyramide', en: 'Level of care' },
      help: { fr: '0 : site communautaire ; 4 : 3e référence.', en: '0: community site; 4: tertiary care.' },
      min: 0,
      max: 9,
    }),
    employs: f.boolean({ label: { fr: 'Emploie du personnel', en: 'Employs staff' } }),
    territory: f.boolean({ label: { fr: 'Est un territoire', en: 'Is a territory' } }),
    abbreviation: f.text({ label: { fr: 'Sigle', en: 'Abbreviation' }, maxLength: 20 }),
    synonyms: f.text({
      label: { fr: 'Autres écritures, séparées par « ; »', en: 'Other spellings, separated by ";"' },
      maxLength: 1000,
    }),
  },
  items: [
    item('COUNTRY', 'Pays', 'Country', { territory: true }),
    item('REGION', 'Région', 'Region', { territory: true }),
    item('DISTRICT', 'District', 'District', { territory: true }),
    item('COMMUNE', 'Commune', 'Commune', { territory: true }),
    item('FACILITY', 'Établissement', 'Facility', { employs: true }),
    item('SERVICE', 'Service', 'Service', { employs: true }),
  ],
});

export const unit_status = defineList('unit_status', {
  label: { fr: 'État de la structure', en: 'Unit status' },
  plural: { fr: 'États des structures', en: 'Unit statuses' },
  menu: 'administration',
  items: [
    item('OPEN', 'Ouverte', 'Open'),
    item('PLANNED', 'En projet', 'Planned'),
    item('SUSPENDED', 'Fermée provisoirement', 'Temporarily closed'),
    item('CLOSED', 'Fermée', 'Closed'),
  ],
});

export const ownership = defineList('ownership', {
  label: { fr: 'Propriétaire', en: 'Ownership' },
  plural: { fr: 'Propriétaires', en: 'Ownerships' },
  menu: 'administration',
  items: [
    item('STATE', 'État', 'State'),
    item('LOCAL', 'Collectivité territoriale', 'Local government'),
    item('COMMUNITY', 'Association de santé communautaire', 'Community health association'),
    item('FAITH', 'Confession religieuse', 'Faith-based'),
    item('NGO', 'ONG ou association', 'NGO or association'),
    item('MUTUAL', 'Mutuelle', 'Mutual'),
    item('COMPANY', 'Entreprise', 'Company'),
    item('INDIVIDUAL', 'Particulier', 'Individual'),
    item('ARMY', 'Forces armées', 'Armed forces'),
  ],
});

export const sector = defineList('sector', {
  label: { fr: 'Secteur', en: 'Sector' },
  plural: { fr: 'Secteurs', en: 'Sectors' },
  menu: 'administration',
  items: [
    item('PUBLIC', 'Public', 'Public'),
    item('COMMUNITY', 'Communautaire', 'Community'),
    item('PARASTATAL', 'Parapublic', 'Parastatal'),
    item('NON_PROFIT', 'Privé non lucratif', 'Private not for profit'),
    item('PRIVATE', 'Privé lucratif', 'Private for profit'),
  ],
});

/** How remote a place is; postings and hardship points are counted by it. */
export const area_class = defineList('area_class', {
  label: { fr: 'Milieu', en: 'Area class' },
  plural: { fr: 'Milieux', en: 'Area classes' },
  menu: 'administration',
  items: [
    item('URBAN', 'Urbain', 'Urban'),
    item('SEMI_URBAN', 'Semi-urbain', 'Semi-urban'),
    item('RURAL', 'Rural', 'Rural'),
    item('ISOLATED', 'Enclavé', 'Isolated'),
  ],
});

/** Departments of a facility (médecine, maternité, pharmacie…): where in the structure somebody works. */
export const department = defineList('department', {
  label: { fr: 'Service', en: 'Department' },
  plural: { fr: 'Services', en: 'Departments' },
  menu: 'administration',
  items: [
    item('DIRECTION', 'Direction', 'Management'),
    item('ADMIN', 'Administration et finances', 'Administration and finance'),
    item('HR', 'Ressources humaines', 'Human resources'),
    item('SIS', 'Système d’information sanitaire', 'Health information'),
    item('MEDICINE', 'Médecine', 'General medicine'),
    item('SURGERY', 'Chirurgie', 'Surgery'),
    item('THEATRE', 'Bloc opératoire', 'Operating theatre'),
    item('MATERNITY', 'Maternité', 'Maternity'),
    item('GYN_OBS', 'Gynécologie-obstétrique', 'Obstetrics and gynaecology'),
    item('PAEDIATRICS', 'Pédiatrie', 'Paediatrics'),
    item('EMERGENCY', 'Urgences', 'Emergency'),
    item('LABORATORY', 'Laboratoire', 'Laboratory'),
    item('IMAGING', 'Imagerie', 'Imaging'),
    item('PHARMACY', 'Pharmacie', 'Pharmacy'),
    item('DENTAL', 'Odonto-stomatologie', 'Dental care'),
    item('OPHTHALMOLOGY', 'Ophtalmologie', 'Ophthalmology'),
    item('ENT', 'Oto-rhino-laryngologie', 'Ear, nose and throat'),
    item('VACCINATION', 'Vaccination', 'Vaccination'),
    item('OUTPATIENT', 'Consultation externe', 'Outpatient care'),
    item('NUTRITION', 'Nutrition', 'Nutrition'),
    item('HYGIENE', 'Hygiène et assainissement', 'Hygiene and sanitation'),
    item('SOCIAL', 'Service social', 'Social service'),
    item('MAINTENANCE', 'Maintenance', 'Maintenance'),
    item('LOGISTICS', 'Logistique', 'Logistics'),
  ],
});

export const identifier_system = defineList('identifier_system', {
  label: { fr: 'Système d’identification', en: 'Identifier system' },
  plural: { fr: 'Systèmes d’identification', en: 'Identifier systems' },
  menu: 'administration',
  fields: {
    authority: f.text({ label: { fr: 'Autorité', en: 'Authority' } }),
    address: f.text({ label: { fr: 'Adresse (URI)', en: 'Address (URI)' } }),
  },
  items: [
    item('DHIS2', 'Identifiant DHIS2', 'DHIS2 identifier'),
    item('MFL', 'Liste maîtresse des structures', 'Master facility list'),
    item('IHRIS', 'Identifiant iHRIS (reprise)', 'iHRIS identifier (legacy)'),
    item('FORMER', 'Ancien code', 'Former code'),
    item('PAYROLL', 'Code de la solde', 'Payroll code'),
  ],
});

export const population_source = defineList('population_source', {
  label: { fr: 'Source de population', en: 'Population source' },
  plural: { fr: 'Sources de population', en: 'Population sources' },
  help: { fr: 'Imprimée à côté de chaque densité.', en: 'Printed beside each density.' },
  menu: 'administration',
  fields: {
    reference: f.longText({ label: { fr: 'Référence', en: 'Reference' } }),
    growth: f.decimal({
      label: { fr: 'Croissance annuelle', en: 'Annual growth' },
      help: { fr: '0,033 pour 3,3 %.', en: '0.033 for 3.3 %.' },
      scale: 4,
    }),
  },
  items: [
    item('CENSUS', 'Recensement', 'Census'),
    item('PROJECTION', 'Projection', 'Projection'),
    item('COUNT', 'Dénombrement local', 'Local count'),
  ],
});

export const succession_nature = defineList('succession_nature', {
  label: { fr: 'Nature de la succession', en: 'Nature of succession' },
  plural: { fr: 'Natures de succession', en: 'Natures of succession' },
  menu: 'administration',
  items: [
    item('SPLIT', 'Scission', 'Split'),
    item('MERGE', 'Fusion', 'Merger'),
    item('REPLACE', 'Remplacement', 'Replacement'),
  ],
});

export const unit_contact_kind = defineList('unit_contact_kind', {
  label: { fr: 'Nature du contact', en: 'Kind of contact' },
  plural: { fr: 'Natures de contact', en: 'Kinds of contact' },
  menu: 'administration',
  items: [
    item('GENERAL', 'Standard', 'Switchboard'),
    item('HEAD', 'Chef de structure', 'Head of unit'),
    item('HR', 'Gestionnaire des ressources humaines', 'HR manager'),
    item('EMERGENCY', 'Urgence', 'Emergency'),
    item('OTHER', 'Autre', 'Other'),
  ],
});
