import type { DemonstrationBatch } from '@baara/model';
import { stableId, unitId } from '../../tree/ids.ts';
import { inBatches } from '../../tree/rows.ts';

type Row = DemonstrationBatch['rows'][number];

export const idOf = (words: string): string => stableId(`mali/demonstration/training/${words}`);

const row = (words: string, values: Row['values']): Row => ({ id: idOf(words), owner: null, values });

const courses = [
  {
    ...{
      key: 'sonu',
      name: 'Soins obstétricaux et néonatals d’urgence de base',
      name_en: 'Basic emergency obstetric care',
    },
    ...{ topic: 'Accouchement', category: 'REPRODUCTIVE', days: 5, competency: 'SONU_B', valid_months: 24 },
    cadres: ['SF', 'IO', 'MED_GEN'],
  },
  {
    ...{ key: 'pci', name: 'Prévention et contrôle des infections', name_en: 'Infection prevention and control' },
    ...{ topic: 'Hygiène des soins', category: 'CLINICAL', days: 3, competency: 'IPC', valid_months: 36 },
    cadres: [],
  },
  {
    ...{ key: 'pf', name: 'Planification familiale', name_en: 'Family planning' },
    ...{ topic: 'Santé de la reproduction', category: 'REPRODUCTIVE', days: 4, competency: 'PF', valid_months: null },
    cadres: ['SF', 'IO', 'MATRONE'],
  },
] as const;

export type CourseKey = (typeof courses)[number]['key'];

const requirements = [
  ['SF', 'SONU_B', '2', 36],
  ['SF', 'PF', null, null],
  ['IDE', 'IPC', '1', 36],
  ['MED_GEN', 'MALARIA', null, 60],
] as const;

/** Who trains and who pays, what is taught, and what a cadre must know. */
export function* trainingCatalogue(): Iterable<DemonstrationBatch> {
  yield* inBatches('training_institution', [
    row('institution/infss', { name: 'INFSS de Bamako', code: 'INFSS', type: 'SCHOOL', capacity: 60 }),
    row('institution/drs', {
      ...{ name: 'Direction régionale de la santé de Sikasso', code: 'DRS-SIK', type: 'MINISTRY' },
      ...{ location: unitId('R03'), capacity: 30 },
    }),
  ]);
  yield* inBatches('training_funder', [
    row('funder/etat', { name: 'Budget de l’État' }),
    row('funder/unfpa', { name: 'UNFPA' }),
    row('funder/fm', { name: 'Fonds mondial' }),
  ]);
  yield* inBatches(
    'course',
    courses.map(({ key, competency, ...values }) =>
      row(`course/${key}`, {
        ...values,
        ...{ code: key.toUpperCase(), status: 'OPEN', passing_score: 70, certified: true },
        competencies: [{ id: idOf(`course/${key}/gain`), competency, level: '2' }],
        institutions: [idOf('institution/drs')],
        funders: [idOf('funder/unfpa')],
      }),
    ),
  );
  yield* inBatches(
    'course_module',
    ['Accouchement normal', 'Hémorragie du post-partum', 'Réanimation du nouveau-né'].map((name, at) =>
      row(`module/${at}`, { course: idOf('course/sonu'), rank: at + 1, name, hours: 10 }),
    ),
  );
  yield* inBatches(
    'competency_requirement',
    requirements.map(([cadre, competency, level, valid_months]) =>
      row(`requirement/${cadre}/${competency}`, { cadre, competency, level, valid_months }),
    ),
  );
}
