import { population_source, unit_type } from '@baara/geography';
import { extendForm } from '@baara/model';
import { council, language } from '@baara/person';
import {
  cadre,
  category,
  component,
  corps,
  funding_source,
  grade,
  job,
  job_function,
  position_type,
  specialty,
  statut,
} from '@baara/position';
import { cadres, specialties } from './lists/cadres.ts';
import { jobs } from './lists/jobs.ts';
import { councils, languages, populationSources, unitTypes } from './lists/pyramid.ts';
import {
  categories,
  components,
  corps as corpsItems,
  functions,
  fundingSources,
  grades,
  statuts,
} from './lists/statute.ts';

const owner = 'mali';

/** What the site's lists hold at first; the ministry edits them in the browser afterwards. */
export const listOverlays = [
  extendForm(unit_type, { owner, addItems: unitTypes, retireItems: ['DISTRICT', 'FACILITY'] }),
  extendForm(population_source, { owner, addItems: populationSources, retireItems: ['CENSUS'] }),
  extendForm(council, { owner, addItems: councils }),
  extendForm(language, { owner, addItems: languages }),
  extendForm(component, { owner, addItems: components }),
  extendForm(category, { owner, addItems: categories }),
  extendForm(cadre, { owner, addItems: cadres }),
  extendForm(specialty, { owner, addItems: specialties }),
  extendForm(statut, { owner, addItems: statuts }),
  extendForm(funding_source, { owner, addItems: fundingSources }),
  extendForm(corps, { owner, addItems: corpsItems }),
  extendForm(grade, { owner, addItems: grades }),
  extendForm(job, { owner, addItems: jobs }),
  extendForm(job_function, { owner, addItems: functions }),
  extendForm(position_type, {
    owner,
    relabel: {
      items: {
        DISPLACED: { fr: 'Déplacé (conflit)', en: 'Displaced (conflict)' },
        STUDY: { fr: 'Congé de formation / stage', en: 'Study leave' },
      },
    },
  }),
];
