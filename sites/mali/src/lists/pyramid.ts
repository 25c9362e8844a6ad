import { item, type ListItem } from '@baara/model';

/** The health pyramid. `level` 9: directorates, services and schools, which are not a level of care. */
export const unitTypes: readonly ListItem[] = [
  item('CERCLE', 'Cercle', 'Cercle', { territory: true }),
  item('HEALTH_DISTRICT', 'District sanitaire', 'Health district', {
    territory: true,
    employs: true,
    sgbv_training_directory: true,
  }),
  item('SITE_ASC', 'Site d’agent de santé communautaire', 'Community health worker site', {
    level: 0,
    employs: true,
    abbreviation: 'Site ASC',
  }),
  item('CSCOM', 'Centre de santé communautaire', 'Community health centre', {
    level: 1,
    employs: true,
    abbreviation: 'CSCom',
  }),
  item('CSCOM_U', 'Centre de santé communautaire universitaire', 'University community health centre', {
    level: 1,
    employs: true,
    abbreviation: 'CSCom-U',
  }),
  item('CAB_PRIVE', 'Structure privée', 'Private practice', {
    level: 1,
    employs: true,
    synonyms: 'Cabinet ; Clinique ; Polyclinique ; Officine ; Laboratoire privé',
  }),
  item('CONF_ONG', 'Structure confessionnelle, mutualiste ou parapublique', 'Faith-based, mutual or parastatal', {
    level: 1,
    employs: true,
  }),
  item('CSREF', 'Centre de santé de référence', 'District referral health centre', {
    level: 2,
    employs: true,
    abbreviation: 'CSRéf',
  }),
  item('EPH2', 'Hôpital de 2e référence', 'Regional hospital', { level: 3, employs: true, abbreviation: 'EPH' }),
  item('EPH3', 'Hôpital de 3e référence', 'Tertiary hospital', { level: 4, employs: true, abbreviation: 'CHU' }),
  item('DRS', 'Direction régionale de la santé', 'Regional health directorate', {
    level: 9,
    employs: true,
    abbreviation: 'DRS',
  }),
  item('DRDSES', 'Direction régionale du développement social', 'Regional social development directorate', {
    level: 9,
    employs: true,
    abbreviation: 'DRDSES',
  }),
  item('DRPFEF', 'Direction régionale de la promotion de la femme', 'Regional directorate for women and the family', {
    level: 9,
    employs: true,
    abbreviation: 'DRPFEF',
  }),
  item('SC', 'Service central ou rattaché', 'Central service', { level: 9, employs: true }),
  item('ECOLE', 'École ou institut de formation', 'Training institution', { level: 9, employs: true }),
];

export const populationSources: readonly ListItem[] = [
  item('RGPH1998', 'Recensement de 1998 (RGPH)', '1998 census'),
  item('RGPH2009', 'Recensement de 2009 (RGPH, résultats définitifs)', '2009 census, definitive'),
  item('RGPH5', 'Recensement de 2022 (RGPH5)', '2022 census (RGPH5)', { growth: 0.033 }),
  item('EST2020', 'Estimation de 2020', '2020 estimate'),
];

export const councils: readonly ListItem[] = [
  item('INTER_ORDRE', 'Inter-ordre', 'Joint council'),
  item(
    'FENASCOM',
    'Fédération nationale des associations de santé communautaire',
    'Federation of community health associations',
  ),
  item('AMC', 'Association des médecins de campagne', 'Association of rural doctors'),
  item('ACCP', 'Association des cabinets et cliniques privés', 'Association of private practices'),
  item('SYNAPPO', 'Syndicat des pharmaciens d’officine', 'Union of community pharmacists'),
  item('ASFM', 'Association des sages-femmes du Mali', 'Association of midwives'),
  item('AIP', 'Association des infirmiers privés', 'Association of private nurses'),
  item('ALP', 'Association des laboratoires privés', 'Association of private laboratories'),
  item('FEMATH', 'Fédération des tradithérapeutes', 'Federation of traditional healers'),
  item('UTM', 'Union technique de la mutualité', 'Union of mutual insurers'),
];

export const languages: readonly ListItem[] = [
  item('BM', 'Bambara', 'Bambara'),
  item('FF', 'Peul', 'Fula'),
  item('SNK', 'Soninké', 'Soninke'),
  item('SES', 'Songhaï', 'Songhay'),
  item('TMH', 'Tamasheq', 'Tamasheq'),
  item('DTS', 'Dogon', 'Dogon'),
  item('BMQ', 'Bomu', 'Bomu'),
  item('SPP', 'Sénoufo', 'Senufo'),
  item('MYK', 'Minyanka', 'Minyanka'),
  item('MLQ', 'Malinké', 'Maninka'),
  item('KAO', 'Khassonké', 'Xaasongaxango'),
  item('BOZ', 'Bozo', 'Bozo'),
  item('MEY', 'Hassaniya', 'Hassaniya'),
];
