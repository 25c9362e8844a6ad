/** Where a cadre works, by kind of place. */
export type WorkGroup =
  | 'doctor'
  | 'specialist'
  | 'nurse'
  | 'midwife'
  | 'associate'
  | 'aide'
  | 'technical'
  | 'pharmacist'
  | 'social'
  | 'promotion'
  | 'administration'
  | 'support';

/** What the demonstration knows of a cadre; `total` and `private` are heads among 23,604. */
export interface CadreProfile {
  readonly code: string;
  readonly total: number;
  readonly private: number;
  readonly category: 'A' | 'B2' | 'B1' | 'C';
  readonly corps: string;
  readonly group: WorkGroup;
  readonly women: number;
  /** Counted in the density of the papers. */
  readonly counted: boolean;
  /** Share of those of the cadre who are in Bamako, and in the central services; the counted cadres follow the densities instead. */
  readonly bamako: number;
  readonly central: number;
  readonly degree?: readonly [degree: string, level: string, field: string, major: string];
}

type Facts = Omit<CadreProfile, 'code' | 'total' | 'private' | 'category' | 'women' | 'counted' | 'bamako' | 'central'>;

const profile = (
  code: string,
  [total, inPrivate]: readonly [number, number],
  category: CadreProfile['category'],
  women: number,
  facts: Facts & { readonly counted?: true; readonly bamako?: number; readonly central?: number },
): CadreProfile => ({
  counted: false,
  bamako: 0.28,
  central: 0,
  ...facts,
  code,
  total,
  private: inPrivate,
  category,
  women,
});

const nursing = ['LICENCE', 'BAC3', 'NURSING'] as const;

/** The workforce of the papers: 20,000 public and 3,604 private workers, 11,330 of them doctors, nurses and midwives. */
export const cadreProfiles: readonly CadreProfile[] = [
  profile('MED_SPE', [700, 150], 'A', 0.14, {
    ...{ corps: 'MEDECINS', group: 'specialist', counted: true },
    degree: ['DES', 'SPECIALIST', 'MEDICINE', 'Spécialisation'],
  }),
  profile('MED_GEN', [1750, 520], 'A', 0.22, {
    ...{ corps: 'MEDECINS', group: 'doctor', counted: true },
    degree: ['MD', 'MD', 'MEDICINE', 'Médecine générale'],
  }),
  profile('INF_ANEST', [130, 0], 'A', 0.25, {
    ...{ corps: 'TSS', group: 'nurse', counted: true },
    degree: [...nursing, 'Anesthésie'],
  }),
  profile('INF_SPE', [150, 0], 'A', 0.5, {
    ...{ corps: 'TSS', group: 'nurse', counted: true },
    degree: [...nursing, 'Puériculture'],
  }),
  profile('IDE', [2500, 520], 'B2', 0.46, {
    ...{ corps: 'TSS', group: 'nurse', counted: true },
    degree: [...nursing, 'Santé publique'],
  }),
  profile('SF', [1800, 330], 'B2', 0.99, {
    ...{ corps: 'TSS', group: 'midwife', counted: true },
    degree: ['LICENCE', 'BAC3', 'MIDWIFERY', 'Obstétrique'],
  }),
  profile('IPC', [3000, 380], 'B1', 0.52, {
    ...{ corps: 'TS', group: 'associate', counted: true },
    degree: ['BT', 'VOCATIONAL', 'NURSING', 'Santé publique'],
  }),
  profile('IO', [1300, 100], 'B1', 0.98, {
    ...{ corps: 'TS', group: 'associate', counted: true },
    degree: ['BT', 'VOCATIONAL', 'MIDWIFERY', 'Obstétrique'],
  }),
  profile('PHARM', [900, 560], 'A', 0.3, {
    ...{ corps: 'PHARMACIENS', group: 'pharmacist', bamako: 0.69, central: 0 },
    degree: ['PHARMD', 'MD', 'PHARMACY', 'Pharmacie'],
  }),
  profile('ODONTO', [150, 70], 'A', 0.3, {
    ...{ corps: 'ODONTOLOGISTES', group: 'technical', bamako: 0.66 },
    degree: ['MD', 'MD', 'MEDICINE', 'Odontostomatologie'],
  }),
  profile('ASS_MED', [750, 54], 'A', 0.25, {
    ...{ corps: 'ASSISTANTS', group: 'technical', bamako: 0.4 },
    degree: ['LICENCE', 'BAC3', 'NURSING', 'Assistanat médical'],
  }),
  profile('TSS', [600, 100], 'B2', 0.38, {
    ...{ corps: 'TSS', group: 'technical' },
    degree: ['LICENCE', 'BAC3', 'PUBLIC_HEALTH', 'Santé publique'],
  }),
  profile('TSS_BIO', [650, 140], 'B2', 0.3, {
    ...{ corps: 'TSS', group: 'technical', bamako: 0.38 },
    degree: ['LICENCE', 'BAC3', 'LABORATORY', 'Biologie médicale'],
  }),
  profile('TSS_IMG', [200, 0], 'B2', 0.2, {
    ...{ corps: 'TSS', group: 'technical', bamako: 0.45 },
    degree: ['LICENCE', 'BAC3', 'IMAGING', 'Imagerie médicale'],
  }),
  profile('TSS_HYG', [350, 0], 'B2', 0.25, {
    ...{ corps: 'TSS', group: 'administration' },
    degree: ['LICENCE', 'BAC3', 'HYGIENE', 'Hygiène et assainissement'],
  }),
  profile('TSS_KINE', [100, 0], 'B2', 0.35, {
    ...{ corps: 'TSS', group: 'technical', bamako: 0.5 },
    degree: ['LICENCE', 'BAC3', 'NURSING', 'Kinésithérapie'],
  }),
  profile('TSS_PHARM', [250, 200], 'B2', 0.35, {
    ...{ corps: 'TSS', group: 'pharmacist', bamako: 0.5 },
    degree: ['BT', 'VOCATIONAL', 'PHARMACY', 'Préparation en pharmacie'],
  }),
  profile('ADM_SOC', [130, 0], 'A', 0.35, {
    ...{ corps: 'ADM_SOCIAUX', group: 'social', central: 0.2 },
    degree: ['MASTER', 'BAC5', 'SOCIAL', 'Action sociale'],
  }),
  profile('PSY', [40, 0], 'A', 0.4, {
    ...{ corps: 'ADM_SOCIAUX', group: 'social', bamako: 0.6 },
    degree: ['MASTER', 'BAC5', 'SOCIAL', 'Psychologie'],
  }),
  profile('TDS_SUP', [350, 0], 'B2', 0.5, {
    ...{ corps: 'TS_SOCIAUX', group: 'social', central: 0.05 },
    degree: ['LICENCE', 'BAC3', 'SOCIAL', 'Travail social'],
  }),
  profile('TDS', [400, 0], 'B1', 0.55, {
    ...{ corps: 'T_SOCIAUX', group: 'social' },
    degree: ['BT', 'VOCATIONAL', 'SOCIAL', 'Développement social'],
  }),
  profile('AGT_PROMO', [150, 0], 'B2', 0.92, {
    ...{ corps: 'T_SOCIAUX', group: 'promotion', central: 0.1 },
    degree: ['BT', 'VOCATIONAL', 'SOCIAL', 'Promotion féminine'],
  }),
  profile('ING_BIOMED', [90, 0], 'A', 0.06, {
    ...{ corps: 'ADMINISTRATION', group: 'administration', bamako: 0.4, central: 0.1 },
    degree: ['LICENCE', 'BAC3', 'TECHNICAL', 'Maintenance biomédicale'],
  }),
  profile('GEST_RH', [200, 0], 'A', 0.35, {
    ...{ corps: 'ADMINISTRATION', group: 'administration', bamako: 0.2, central: 0.25 },
    degree: ['MAITRISE', 'BAC4', 'MANAGEMENT', 'Gestion des ressources humaines'],
  }),
  profile('SIS', [250, 0], 'B2', 0.3, {
    ...{ corps: 'ADMINISTRATION', group: 'administration', bamako: 0.2, central: 0.1 },
    degree: ['DUT', 'BAC2', 'MANAGEMENT', 'Statistique'],
  }),
  profile('GEST', [500, 0], 'B2', 0.28, {
    ...{ corps: 'FINANCES', group: 'aide', bamako: 0.2 },
    degree: ['BT', 'VOCATIONAL', 'MANAGEMENT', 'Gestion'],
  }),
  profile('COMPTA', [450, 80], 'B2', 0.3, {
    ...{ corps: 'FINANCES', group: 'administration', central: 0.15 },
    degree: ['BT', 'VOCATIONAL', 'MANAGEMENT', 'Comptabilité'],
  }),
  profile('SECR', [350, 100], 'C', 0.88, { corps: 'ADJOINTS', group: 'administration', bamako: 0.35, central: 0.15 }),
  profile('AS', [2200, 300], 'C', 0.56, { corps: 'AGENTS', group: 'aide', bamako: 0.2 }),
  profile('MATRONE', [2400, 0], 'C', 1, { corps: 'AGENTS', group: 'aide', bamako: 0.09 }),
  profile('CHAUF', [500, 0], 'C', 0.01, { corps: 'ADJOINTS', group: 'support', bamako: 0.25, central: 0.1 }),
  profile('GARD', [314, 0], 'C', 0.22, { corps: 'ADJOINTS', group: 'support', central: 0.06 }),
];
