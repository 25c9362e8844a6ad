import { item, type ListItem } from '@baara/model';
import { cadres, specialties } from './cadres.ts';

type Of = readonly [code: string, fr: string, en: string, cadre: string];

/** Occupations that the list of cadres names beside the cadre that they belong to. */
const within: readonly Of[] = [
  ['PUERICULTEUR', 'Puériculteur', 'Paediatric nurse', 'INF_SPE'],
  ['TECH_MAINT', 'Technicien de maintenance', 'Maintenance technician', 'ING_BIOMED'],
  ['EDUCATEUR', 'Éducateur', 'Educator', 'TDS'],
  ['GEST_CSCOM', 'Gestionnaire de CSCom', 'Manager of a community health centre', 'GEST'],
  ['CONTR_FIN', 'Contrôleur des finances', 'Finance controller', 'COMPTA'],
  ['STATISTICIEN', 'Statisticien', 'Statistician', 'SIS'],
  ['GARDIEN', 'Gardien', 'Guard', 'GARD'],
  ['MANOEUVRE', 'Manœuvre', 'Labourer', 'GARD'],
];

/** A medical assistant works in the field of the specialty. */
const assistants: readonly Of[] = specialties
  .filter(({ attributes }) => attributes?.cadre === 'ASS_MED')
  .map(({ code, label: { fr, en } }) => [
    code,
    `Assistant médical (${inSentence(fr)})`,
    `Medical assistant (${inSentence(en)})`,
    'ASS_MED',
  ]);

const own: readonly Of[] = [...within, ...assistants];
const names = new Set(within.map(([, fr]) => fr));

/**
 * The jobs that posts and assignments choose from: one of each cadre under its code, then what the cadres hold beside it. The
 * ministry has no list of jobs of its own that could be had; this one is to be verified with it.
 */
export const jobs: readonly ListItem[] = [
  ...cadres.map(({ code, label, attributes }) =>
    item(code, label.fr, label.en, {
      ...{ cadre: code, isco08: attributes?.isco08 ?? null, nhwa: attributes?.nhwa ?? null },
      synonyms: withoutNames(attributes?.synonyms),
    }),
  ),
  ...own.map(([code, fr, en, cadre]) => item(code, fr, en, { cadre })),
];

/** Other spellings of a cadre, without those that are jobs of their own. */
function withoutNames(synonyms: unknown): string | null {
  if (typeof synonyms !== 'string') return null;
  const kept = synonyms.split(' ; ').filter((each) => !names.has(each));
  return kept.length > 0 ? kept.join(' ; ') : null;
}

function inSentence(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
