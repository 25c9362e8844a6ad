import geography from '@baara/geography';
import { defineSite } from '@baara/model';
import person from '@baara/person';
import position from '@baara/position';
import scholarships from '@baara/scholarships';
import schools from '@baara/schools';
import sgbvTraining from '@baara/sgbv-training';
import training from '@baara/training';
import { conditions } from './conditions.ts';
import { emblem } from './emblem.ts';
import { figures } from './figures.ts';
import { formOverlays } from './forms.ts';
import { listOverlays } from './lists.ts';
import { personOverlays } from './person.ts';
import { roles } from './roles.ts';
import { schoolOverlays } from './schools.ts';
import { sgbvOverlays } from './sgbv-training.ts';
import { workflows } from './workflows.ts';

export const mali = defineSite({
  id: 'mali',
  label: { fr: 'Personnel de santé du Mali', en: 'Health workforce of Mali' },
  accent: ['#14b53a', '#fcd116', '#ce1126'],
  emblem,
  modules: [geography, person, position, training, schools, sgbvTraining, scholarships],
  extend: [...personOverlays, ...listOverlays, ...formOverlays, ...schoolOverlays, ...sgbvOverlays],
  roles,
  workflows,
  conditions,
  figures,
  menus: [{ id: 'reports', label: { fr: 'Rapports', en: 'Reports' }, order: 50, icon: 'chart-column' }],
  languages: ['fr', 'en'],
  currency: { code: 'XOF', decimals: 0 },
  timeZone: 'Africa/Bamako',
  phone: { countryCode: '223', nationalDigits: 8, pattern: '[2-9][0-9]{7}' },
});
