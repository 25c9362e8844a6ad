import { defineModule, type Text } from '@baara/model';
import { referral_contact } from './contact.ts';
import { figures } from './figures.ts';
import { sgbv_follow_up } from './follow-up.ts';
import * as lists from './lists.ts';
import { sgbv_material } from './material.ts';
import { referral_link, referral_organisation } from './network.ts';
import { overlays } from './overlays.ts';

const page = (path: string, label: Text) => ({
  ...{ path, label, menu: 'training', element: `sgbv_training-${path}`, reads: 'referral_contact' },
});

export const sgbvTrainingModule = defineModule({
  id: 'sgbv_training',
  version: '1.0.0',
  core: '^1',
  requires: { geography: '^1', person: '^1', position: '^1', training: '^1' },
  label: { fr: 'Formation VBG et réseau d’orientation', en: 'SGBV training and referral network' },
  forms: [sgbv_material, sgbv_follow_up, referral_organisation, referral_contact, referral_link],
  lists: Object.values(lists),
  extend: overlays,
  figures,
  parts: ['server', 'web'],
  web: {
    pages: [
      page('network', { fr: 'Réseau VBG', en: 'SGBV network' }),
      page('directory', { fr: 'Annuaire VBG', en: 'SGBV directory' }),
      page('gaps', { fr: 'Communes sans contact VBG', en: 'Communes without SGBV contact' }),
    ],
  },
});
