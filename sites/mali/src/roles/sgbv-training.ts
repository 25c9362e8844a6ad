import type { RoleDraft } from '@baara/model';
import { everything, on } from './grants.ts';

const network = ['referral_organisation', 'referral_contact', 'referral_link'];
const sessions = ['training_session', 'participation', 'training_presence', 'competency_assessment', 'session_trainer'];

/** Who keeps the referral network of a region or district and follows up those trained there. */
export const sgbvRoles: readonly RoleDraft[] = [
  {
    id: 'sgbv_focal_point',
    label: { fr: 'Point focal VBG', en: 'SGBV focal point' },
    help: {
      fr: 'Tient les sessions, les suivis et le réseau d’orientation de son territoire ; voit le réseau du pays.',
      en: 'Keeps sessions, follow-ups and the referral network of the territory; sees the network of the country.',
    },
    grants: [
      ...on(['person', 'assignment', 'person_competency'], ['read'], 'unit'),
      ...on([...network, ...sessions, 'sgbv_follow_up'], everything, 'unit'),
      ...on(network, ['read', 'export'], 'everywhere'),
      ...on(['course', 'course_module', 'training_institution', 'training_funder'], ['read'], 'unit'),
      ...on(['sgbv_material'], everything, 'unit'),
      ...on(['unit', 'unit_contact'], ['read'], 'everywhere'),
      {
        ...{ form: 'person', actions: ['read'], scope: 'everywhere' },
        fields: ['surname', 'given_names', 'sex', 'position_cadre'],
      },
    ],
  },
];
