import { defineList, f, item } from '@baara/model';

const menu = 'administration';

/** What a body of the referral network is. `tier`: how far up the line of care; without one it stands beside it. */
export const referral_type = defineList('referral_type', {
  label: { fr: 'Type d’organisation', en: 'Organisation type' },
  plural: { fr: 'Types d’organisations du réseau', en: 'Referral organisation types' },
  menu,
  fields: {
    tier: f.integer({
      label: { fr: 'Rang dans la chaîne de soins', en: 'Tier of care' },
      help: {
        fr: '0 : communauté ; 3 : hôpital ; vide : hors soins.',
        en: '0: community; 3: hospital; empty: not care.',
      },
      min: 0,
      max: 9,
    }),
  },
  items: [
    item('COMMUNITY', 'Organisation communautaire', 'Community organisation', { tier: 0 }),
    item('HEALTH_CENTRE', 'Centre de santé', 'Health centre', { tier: 1 }),
    item('REFERRAL_CENTRE', 'Centre de référence', 'Referral centre', { tier: 2 }),
    item('HOSPITAL', 'Hôpital', 'Hospital', { tier: 3 }),
    item('ONE_STOP', 'Centre intégré (one-stop center)', 'One-stop centre', { tier: 3 }),
    item('PSYCHOSOCIAL', 'Appui psychosocial', 'Psychosocial support'),
    item('LEGAL', 'Aide juridique', 'Legal aid'),
    item('JUSTICE', 'Justice', 'Justice'),
    item('POLICE', 'Police ou gendarmerie', 'Police or gendarmerie'),
    item('SHELTER', 'Hébergement', 'Shelter'),
    item('TOWN_HALL', 'Mairie', 'Town hall'),
  ],
});

export const referral_service = defineList('referral_service', {
  label: { fr: 'Service offert', en: 'Service' },
  plural: { fr: 'Services du réseau', en: 'Referral services' },
  menu,
  items: [
    item('LISTENING', 'Accueil et écoute', 'Reception and listening'),
    item('EMERGENCY_CARE', 'Soins d’urgence', 'Emergency care'),
    item('KIT_72H', 'Kit de prise en charge avant 72 heures', 'Care within 72 hours'),
    item('SURGERY', 'Chirurgie réparatrice', 'Reconstructive surgery'),
    item('MEDICAL_CERTIFICATE', 'Certificat médical', 'Medical certificate'),
    item('PSYCHOSOCIAL', 'Appui psychosocial', 'Psychosocial support'),
    item('LEGAL_ADVICE', 'Conseil juridique', 'Legal advice'),
    item('COMPLAINT', 'Dépôt de plainte', 'Complaint'),
    item('PROTECTION', 'Protection', 'Protection'),
    item('SHELTER', 'Hébergement temporaire', 'Temporary shelter'),
    item('REINTEGRATION', 'Réinsertion économique', 'Economic reintegration'),
    item('AWARENESS', 'Sensibilisation', 'Awareness raising'),
    item('TRANSPORT', 'Transport', 'Transport'),
  ],
});

/** The body that a participant who is not a health worker comes from. */
export const body_type = defineList('body_type', {
  label: { fr: 'Type d’organisme', en: 'Body type' },
  plural: { fr: 'Types d’organismes', en: 'Body types' },
  menu,
  items: [
    item('COMMUNITY', 'Organisation communautaire', 'Community organisation'),
    item('POLICE', 'Police ou gendarmerie', 'Police or gendarmerie'),
    item('JUSTICE', 'Justice', 'Justice'),
    item('SCHOOL', 'École', 'School'),
    item('TOWN_HALL', 'Mairie', 'Town hall'),
    item('SOCIAL', 'Service social', 'Social service'),
    item('RELIGIOUS', 'Autorité religieuse ou coutumière', 'Religious or customary authority'),
    item('MEDIA', 'Radio ou presse', 'Radio or press'),
  ],
});

export const material_licence = defineList('material_licence', {
  label: { fr: 'Licence', en: 'Licence' },
  plural: { fr: 'Licences des supports', en: 'Licences of materials' },
  menu,
  items: [
    item('CC_BY', 'CC BY : libre, en citant l’auteur', 'CC BY: free with attribution'),
    item('CC_BY_NC_SA', 'CC BY-NC-SA : sans usage commercial', 'CC BY-NC-SA: no commercial use'),
    item('PUBLIC_DOMAIN', 'Domaine public', 'Public domain'),
    item('INTERNAL', 'Usage interne au ministère', 'Internal use of the ministry'),
    item('PERMISSION', 'Avec l’accord de l’auteur', 'With the author’s permission'),
  ],
});

/** When somebody who was trained is visited again. */
export const follow_up_step = defineList('follow_up_step', {
  label: { fr: 'Échéance du suivi', en: 'Follow-up step' },
  plural: { fr: 'Échéances des suivis', en: 'Follow-up steps' },
  menu,
  fields: {
    months: f.integer({ label: { fr: 'Mois après la session', en: 'Months after the session' }, min: 0, max: 60 }),
  },
  items: [
    item('M3', 'À 3 mois', 'At 3 months', { months: 3 }),
    item('M6', 'À 6 mois', 'At 6 months', { months: 6 }),
    item('AGREED', 'À la date convenue', 'On the day agreed'),
  ],
});

/** What keeps somebody from doing what was learnt: codes, so that nobody tells a story here. */
export const follow_up_barrier = defineList('follow_up_barrier', {
  label: { fr: 'Obstacle', en: 'Barrier' },
  plural: { fr: 'Obstacles constatés aux suivis', en: 'Barriers found at follow-up' },
  menu,
  items: [
    item('PRIVACY', 'Pas de local confidentiel', 'No private room'),
    item('SUPPLIES', 'Kits ou médicaments en rupture', 'Kits or medicines out of stock'),
    item('TIME', 'Charge de travail', 'Workload'),
    item('SUPERVISION', 'Pas de supervision', 'No supervision'),
    item('REFERRAL', 'Où orienter n’est pas connu', 'Where to refer is not known'),
    item('TRANSPORT', 'Pas de moyen de transport', 'No transport'),
    item('COST', 'Frais à la charge des familles', 'Costs borne by families'),
    item('NORMS', 'Pesanteurs sociales', 'Social norms'),
    item('SECURITY', 'Insécurité', 'Insecurity'),
    item('MOVED', 'A changé de poste', 'Changed post'),
  ],
});
