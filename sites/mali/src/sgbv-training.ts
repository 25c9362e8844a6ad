import { extendForm } from '@baara/model';
import { referral_type } from '@baara/sgbv-training';

/** Mali's words for the referral network: the health pyramid by its own names. */
export const sgbvOverlays = [
  extendForm(referral_type, {
    owner: 'mali',
    relabel: {
      items: {
        COMMUNITY: { fr: 'Organisation communautaire (OCB)', en: 'Community organisation (CBO)' },
        HEALTH_CENTRE: { fr: 'CSCom', en: 'Community health centre (CSCom)' },
        REFERRAL_CENTRE: { fr: 'CSRéf', en: 'Referral health centre (CSRéf)' },
        ONE_STOP: { fr: 'One-stop center (prise en charge intégrée)', en: 'One-stop centre' },
        PSYCHOSOCIAL: { fr: 'Service social ou appui psychosocial', en: 'Social service or psychosocial support' },
        LEGAL: { fr: 'Clinique juridique', en: 'Legal clinic' },
        POLICE: { fr: 'Police ou gendarmerie', en: 'Police or gendarmerie' },
      },
    },
  }),
];
