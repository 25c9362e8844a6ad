import { item, type ListItem } from '@baara/model';

interface CadreFacts {
  readonly isco08: string;
  readonly nhwa: string;
  readonly category: 'A' | 'B2' | 'B1' | 'C';
  readonly component?: 'S' | 'DS' | 'PF';
  readonly counted?: true;
  readonly synonyms?: string;
}

const cadre = (code: string, fr: string, en: string, facts: CadreFacts): ListItem =>
  item(code, fr, en, {
    isco08: facts.isco08,
    nhwa: facts.nhwa,
    category: facts.category,
    component: facts.component ?? null,
    counted_in_density: facts.counted ?? false,
    synonyms: facts.synonyms ?? null,
  });

/**
 * The cadres of the sector. Those counted in the density are the doctors, nurses and midwives of the published ratios; which
 * nursing levels count is the ministry's to say, and so are the entry categories (unverified).
 */
export const cadres: readonly ListItem[] = [
  cadre('MED_GEN', 'Médecin généraliste', 'General practitioner', {
    ...{ isco08: '2211', nhwa: 'GP', category: 'A', component: 'S', counted: true },
    synonyms: 'Médecin ; Docteur en médecine',
  }),
  cadre('MED_SPE', 'Médecin spécialiste', 'Specialist physician', {
    ...{ isco08: '2212', nhwa: 'SPECIALIST', category: 'A', component: 'S', counted: true },
    synonyms: 'Spécialiste',
  }),
  cadre('PHARM', 'Pharmacien', 'Pharmacist', { isco08: '2262', nhwa: 'PHARMACIST', category: 'A', component: 'S' }),
  cadre('ODONTO', 'Chirurgien-dentiste', 'Dentist', {
    ...{ isco08: '2261', nhwa: 'DENTIST', category: 'A', component: 'S' },
    synonyms: 'Odontostomatologue ; Odonto-stomatologiste ; Dentiste',
  }),
  cadre('ASS_MED', 'Assistant médical', 'Medical assistant', {
    ...{ isco08: '2240', nhwa: 'PARAMEDICAL', category: 'A', component: 'S' },
    synonyms:
      'Assistant médical en anesthésie ; Assistant médical en ophtalmologie ; Assistant médical en santé publique',
  }),
  cadre('SF', 'Sage-femme', 'Midwife', {
    ...{ isco08: '2222', nhwa: 'MIDWIFE', category: 'B2', component: 'S', counted: true },
    synonyms: 'Sage-femme diplômée d’État ; SFDE ; Maïeuticien',
  }),
  cadre('IDE', 'Infirmier diplômé d’État', 'State registered nurse', {
    ...{ isco08: '2221', nhwa: 'NURSE', category: 'B2', component: 'S', counted: true },
    synonyms: 'IDE ; Infirmière diplômée d’État ; Technicien supérieur de santé publique',
  }),
  cadre('INF_SPE', 'Infirmier spécialiste', 'Specialist nurse', {
    ...{ isco08: '2221', nhwa: 'NURSE', category: 'A', component: 'S', counted: true },
    synonyms: 'Puériculteur ; Puéricultrice',
  }),
  cadre('INF_ANEST', 'Infirmier anesthésiste', 'Nurse anaesthetist', {
    ...{ isco08: '2221', nhwa: 'NURSE', category: 'A', component: 'S', counted: true },
    synonyms: 'Anesthésiste',
  }),
  cadre('TSS', 'Technicien supérieur de santé', 'Senior health technician', {
    ...{ isco08: '3259', nhwa: 'OTHER_HEALTH', category: 'B2', component: 'S' },
    synonyms: 'TSS',
  }),
  cadre('TSS_BIO', 'Technicien supérieur de laboratoire', 'Laboratory technologist', {
    ...{ isco08: '3212', nhwa: 'LABORATORY', category: 'B2', component: 'S' },
    synonyms: 'Technicien supérieur de santé, laboratoire ; Biotechnicien ; Laborantin',
  }),
  cadre('TSS_IMG', 'Technicien supérieur d’imagerie', 'Radiographer', {
    ...{ isco08: '3211', nhwa: 'IMAGING', category: 'B2', component: 'S' },
    synonyms: 'Technicien supérieur de santé, imagerie ; Manipulateur en radiologie',
  }),
  cadre('TSS_HYG', 'Technicien d’hygiène et assainissement', 'Environmental health technician', {
    ...{ isco08: '3257', nhwa: 'ENVIRONMENTAL', category: 'B2', component: 'S' },
    synonyms: 'Technicien supérieur d’hygiène et assainissement',
  }),
  cadre('TSS_KINE', 'Kinésithérapeute', 'Physiotherapist', {
    ...{ isco08: '2264', nhwa: 'PHYSIOTHERAPIST', category: 'B2', component: 'S' },
    synonyms: 'Masseur-kinésithérapeute',
  }),
  cadre('TSS_PHARM', 'Préparateur en pharmacie', 'Pharmacy technician', {
    ...{ isco08: '3213', nhwa: 'PHARMACY_TECHNICIAN', category: 'B2', component: 'S' },
    synonyms: 'Technicien en pharmacie',
  }),
  cadre('IPC', 'Technicien de santé', 'First-cycle nurse', {
    ...{ isco08: '3221', nhwa: 'NURSE_ASSOCIATE', category: 'B1', component: 'S', counted: true },
    synonyms: 'Infirmier du premier cycle ; TS ; Technicien de santé publique',
  }),
  cadre('IO', 'Infirmière obstétricienne', 'Obstetric nurse', {
    ...{ isco08: '3222', nhwa: 'MIDWIFE_ASSOCIATE', category: 'B1', component: 'S', counted: true },
    synonyms: 'Infirmier obstétricien ; IO',
  }),
  cadre('AS', 'Aide-soignant', 'Nursing assistant', {
    ...{ isco08: '5321', nhwa: 'ASSISTANT', category: 'C', component: 'S' },
    synonyms: 'Aide-soignante',
  }),
  cadre('MATRONE', 'Matrone', 'Auxiliary birth attendant', {
    ...{ isco08: '5321', nhwa: 'ASSISTANT', category: 'C', component: 'S' },
  }),
  cadre('ASC', 'Agent de santé communautaire', 'Community health worker', {
    ...{ isco08: '3253', nhwa: 'CHW', category: 'C', component: 'S' },
    synonyms: 'ASC',
  }),
  cadre('RELAIS', 'Relais communautaire', 'Community volunteer', {
    ...{ isco08: '3253', nhwa: 'CHW', category: 'C', component: 'S' },
    synonyms: 'Relais',
  }),
  cadre('ING_BIOMED', 'Ingénieur ou technicien biomédical', 'Biomedical engineer', {
    ...{ isco08: '2149', nhwa: 'BIOMEDICAL', category: 'A', component: 'S' },
    synonyms: 'Ingénieur biomédical ; Technicien de maintenance',
  }),
  cadre('PSY', 'Psychologue', 'Psychologist', {
    ...{ isco08: '2634', nhwa: 'PSYCHOLOGIST', category: 'A', component: 'DS' },
  }),
  cadre('ADM_SOC', 'Administrateur de l’action sociale', 'Social affairs administrator', {
    ...{ isco08: '1344', nhwa: 'SOCIAL', category: 'A', component: 'DS' },
  }),
  cadre('TDS_SUP', 'Technicien supérieur du développement social', 'Social worker', {
    ...{ isco08: '2635', nhwa: 'SOCIAL', category: 'B2', component: 'DS' },
    synonyms: 'Travailleur social ; Technicien supérieur de l’action sociale',
  }),
  cadre('TDS', 'Technicien du développement social', 'Social work technician', {
    ...{ isco08: '3412', nhwa: 'SOCIAL_ASSOCIATE', category: 'B1', component: 'DS' },
    synonyms: 'Éducateur ; Technicien de l’action sociale',
  }),
  cadre('AGT_PROMO', 'Agent de promotion de la femme et de l’enfant', 'Women and child promotion officer', {
    ...{ isco08: '3412', nhwa: 'SOCIAL_ASSOCIATE', category: 'B2', component: 'PF' },
  }),
  cadre('GEST_RH', 'Administrateur des ressources humaines', 'HR officer', {
    ...{ isco08: '2423', nhwa: 'MANAGER', category: 'A' },
    synonyms: 'Gestionnaire RH ; Gestionnaire des ressources humaines',
  }),
  cadre('GEST', 'Gestionnaire', 'Manager', {
    ...{ isco08: '3313', nhwa: 'ADMINISTRATIVE', category: 'B2' },
    synonyms: 'Gestionnaire de CSCom',
  }),
  cadre('COMPTA', 'Comptable', 'Accountant', {
    ...{ isco08: '3313', nhwa: 'ADMINISTRATIVE', category: 'B2' },
    synonyms: 'Contrôleur des finances',
  }),
  cadre('SIS', 'Chargé du système d’information sanitaire', 'Health information officer', {
    ...{ isco08: '3252', nhwa: 'HIS', category: 'B2' },
    synonyms: 'Statisticien ; Chargé du SIS ; Chargé SIS',
  }),
  cadre('SECR', 'Secrétaire', 'Secretary', { isco08: '4120', nhwa: 'ADMINISTRATIVE', category: 'C' }),
  cadre('CHAUF', 'Chauffeur', 'Driver', { isco08: '8322', nhwa: 'SUPPORT', category: 'C' }),
  cadre('GARD', 'Personnel d’appui', 'Support staff', {
    ...{ isco08: '9112', nhwa: 'SUPPORT', category: 'C' },
    synonyms: 'Gardien ; Manœuvre ; Agent d’entretien',
  }),
];

const medical = (code: string, fr: string, en: string): ListItem => item(code, fr, en, { cadre: 'MED_SPE' });
const assistant = (code: string, fr: string, en: string): ListItem => item(code, fr, en, { cadre: 'ASS_MED' });

export const specialties: readonly ListItem[] = [
  medical('GYN_OBS', 'Gynécologie-obstétrique', 'Obstetrics and gynaecology'),
  medical('CHIRURGIE', 'Chirurgie générale', 'General surgery'),
  medical('PEDIATRIE', 'Pédiatrie', 'Paediatrics'),
  medical('ANEST_REA', 'Anesthésie-réanimation', 'Anaesthesia and intensive care'),
  medical('MED_INTERNE', 'Médecine interne', 'Internal medicine'),
  medical('CARDIOLOGIE', 'Cardiologie', 'Cardiology'),
  medical('INFECTIOLOGIE', 'Maladies infectieuses', 'Infectious diseases'),
  medical('OPHTALMOLOGIE', 'Ophtalmologie', 'Ophthalmology'),
  medical('ORL', 'Oto-rhino-laryngologie', 'Ear, nose and throat'),
  medical('RADIOLOGIE', 'Radiologie', 'Radiology'),
  medical('PSYCHIATRIE', 'Psychiatrie', 'Psychiatry'),
  medical('NEPHROLOGIE', 'Néphrologie', 'Nephrology'),
  medical('SANTE_PUB', 'Santé publique', 'Public health'),
  assistant('AM_ANEST', 'Anesthésie', 'Anaesthesia'),
  assistant('AM_BLOC', 'Bloc opératoire', 'Operating theatre'),
  assistant('AM_OPHTA', 'Soins ophtalmologiques', 'Eye care'),
  assistant('AM_ORL', 'Soins ORL', 'Ear, nose and throat care'),
  assistant('AM_ODONTO', 'Soins dentaires', 'Dental care'),
  assistant('AM_SP', 'Assistanat en santé publique', 'Public health assistance'),
];
