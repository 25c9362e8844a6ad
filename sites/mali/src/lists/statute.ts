import { item, type ListItem } from '@baara/model';

/** The three components of the sector, as its directorate names them. */
export const components: readonly ListItem[] = [
  item('S', 'Santé', 'Health'),
  item('DS', 'Développement social', 'Social development'),
  item('PF', 'Promotion de la femme, de l’enfant et de la famille', 'Advancement of women, children and the family', {
    synonyms: 'Promotion de la femme ; Promotion de la famille',
  }),
];

/** Retirement ages are unverified: the ministry sets them in the list. */
export const categories: readonly ListItem[] = [
  item('A', 'A', 'A', { retirement_age: 65, synonyms: 'Catégorie A' }),
  item('B2', 'B2', 'B2', { retirement_age: 62, synonyms: 'Catégorie B2' }),
  item('B1', 'B1', 'B1', { retirement_age: 62, synonyms: 'Catégorie B1' }),
  item('C', 'C', 'C', { retirement_age: 60, synonyms: 'Catégorie C' }),
];

export const statuts: readonly ListItem[] = [
  item('FE', 'Fonctionnaire de l’État', 'State civil servant', { public: true, tenured: true }),
  item('FE_STAG', 'Fonctionnaire stagiaire', 'Civil servant on probation', { public: true }),
  item('FCT', 'Fonctionnaire des collectivités territoriales', 'Local-government civil servant', {
    public: true,
    tenured: true,
    synonyms: 'Fonctionnaire des collectivités',
  }),
  item('CE', 'Contractuel de l’État', 'State contract worker', {
    public: true,
    synonyms: 'Conventionnaire ; Contractuel de l’État (code du travail)',
  }),
  item('CCT', 'Contractuel des collectivités', 'Local-government contract worker', {
    public: true,
    synonyms: 'Contractuel des collectivités territoriales',
  }),
  item('C_EPH', 'Contractuel de l’EPH ou du CSRéf', 'Facility contract worker', {
    public: true,
    synonyms: 'Contractuel sur ressources propres',
  }),
  item('C_ASACO', 'Contractuel de l’ASACO', 'Community-association contract worker', {
    public: true,
    synonyms: 'ASACO',
  }),
  item('C_PPTE', 'Contractuel fonds PPTE', 'HIPC-funded contract worker', { public: true, synonyms: 'PPTE' }),
  item('C_PTF', 'Contractuel projet / PTF / ONG', 'Partner or NGO contract worker', {
    public: true,
    synonyms: 'Contractuel projet ; Contractuel ONG ; Contractuel PTF',
  }),
  item('PRIVE', 'Salarié du privé', 'Private employee', { public: false }),
  item('LIBERAL', 'Libéral', 'Self-employed', { public: false, synonyms: 'Indépendant' }),
  item('COOP', 'Coopérant', 'Technical cooperation', { public: true, synonyms: 'Assistance technique' }),
  item('VOL', 'Volontaire, stagiaire ou bénévole', 'Volunteer, trainee or intern', {
    public: true,
    synonyms: 'Volontaire ; CNPV ; Stagiaire ; Bénévole ; Interne',
  }),
  item('MIL', 'Militaire', 'Military', { public: true, synonyms: 'Service de santé des armées' }),
];

export const fundingSources: readonly ListItem[] = [
  item('ETAT', 'Budget de l’État', 'State budget', { synonyms: 'Budget national ; Budget d’État' }),
  item('CT', 'Collectivités territoriales', 'Local government'),
  item('RP', 'Ressources propres', 'Own resources', { synonyms: 'Ressources propres (EPH, CSRéf)' }),
  item('ASACO', 'ASACO / recouvrement des coûts', 'Community association, cost recovery', { synonyms: 'ASACO' }),
  item('PPTE', 'Fonds PPTE', 'HIPC fund', { synonyms: 'PPTE' }),
  item('PTF', 'Partenaires techniques et financiers', 'Technical and financial partners', { synonyms: 'PTF' }),
  item('ONG', 'ONG ou association', 'NGO or association', { synonyms: 'ONG ; ONG / association' }),
  item('PRIVE', 'Secteur privé', 'Private sector'),
  item('MIXTE', 'Mixte', 'Mixed'),
];

export const corps: readonly ListItem[] = [
  item('MEDECINS', 'Médecins', 'Physicians'),
  item('PHARMACIENS', 'Pharmaciens', 'Pharmacists'),
  item('ODONTOLOGISTES', 'Odonto-stomatologistes', 'Dentists'),
  item('ASSISTANTS', 'Assistants médicaux', 'Medical assistants'),
  item('TSS', 'Techniciens supérieurs de la santé', 'Senior health technicians'),
  item('TS', 'Techniciens de la santé', 'Health technicians'),
  item('AGENTS', 'Agents techniques de la santé', 'Health aides'),
  item('ADM_SOCIAUX', 'Administrateurs de l’action sociale', 'Social affairs administrators'),
  item('TS_SOCIAUX', 'Techniciens supérieurs de l’action sociale', 'Senior social technicians'),
  item('T_SOCIAUX', 'Techniciens de l’action sociale', 'Social technicians'),
  item('ADMINISTRATION', 'Administrateurs et attachés d’administration', 'Administrators'),
  item('FINANCES', 'Contrôleurs des finances et comptables', 'Finance controllers and accountants'),
  item('ADJOINTS', 'Adjoints et agents d’administration', 'Administrative aides'),
];

/** From the lowest to the highest. */
export const grades: readonly ListItem[] = [
  item('C3', '3e classe', 'Third class'),
  item('C2', '2e classe', 'Second class'),
  item('C1', '1re classe', 'First class'),
  item('CE', 'Classe exceptionnelle', 'Exceptional class'),
];

export const functions: readonly ListItem[] = [
  item('CHEF_CENTRE', 'Chef de centre', 'Head of centre', {
    heads: true,
    synonyms: 'Directeur technique de centre ; DTC ; Chef de poste médical ; Chef CSCom',
  }),
  item('MEDECIN_CHEF', 'Médecin-chef de district', 'District medical officer', {
    heads: true,
    synonyms: 'Médecin-chef ; MCD',
  }),
  item('DIRECTEUR', 'Directeur', 'Director', { heads: true, synonyms: 'Directeur général ; Directeur régional' }),
  item('MAJOR', 'Major', 'Ward sister'),
  item('SURVEILLANT', 'Surveillant général', 'Matron'),
  item('SAGE_FEMME_MAITRESSE', 'Sage-femme maîtresse', 'Head midwife'),
  item('GERANT_DV', 'Gérant de dépôt de vente', 'Drug store keeper', { synonyms: 'Gérant de pharmacie' }),
];

/** Identifier systems of the administration beside the matricule and the NINA, which every person's page shows. */
export const identifierTypes: readonly ListItem[] = [
  item('MATRICULE_CT', 'Matricule des collectivités', 'Local-government number'),
  item('NINA_CARD', 'Fiche descriptive individuelle (NINA)', 'NINA card'),
];
