import type { DemonstrationBatch } from '@baara/model';
import { inBatches } from '../tree/rows.ts';
import { dateOf, dayOf } from './days.ts';
import type { IdKind } from './ids.ts';
import { randomFor } from './random.ts';
import type { Workplace } from './workplaces.ts';

const wanted: readonly (readonly [title: string, cadre: string])[] = [
  ['Sage-femme', 'SF'],
  ['Infirmier diplômé d’État', 'IDE'],
  ['Médecin généraliste', 'MED_GEN'],
  ['Technicien supérieur de laboratoire', 'TSS_BIO'],
  ['Infirmière obstétricienne', 'IO'],
  ['Technicien de santé', 'IPC'],
];

/** Posts to fill: one in each district hospital at least, more where people do not want to go. */
export function vacantPosts(country: {
  readonly places: readonly Workplace[];
  readonly ids: (kind: IdKind, number: number) => string;
  readonly seed: number;
  readonly today: string;
}): Iterable<DemonstrationBatch> {
  const today = dayOf(country.today);
  const rows = country.places.flatMap((place, index) => {
    const random = randomFor(country.seed, 8_000_000 + index);
    const count =
      place.type === 'CSREF' ? random.between(1, 4) : place.area === 'ISOLATED' && random.chance(0.4) ? 1 : 0;
    return Array.from({ length: count }, (_, order) => {
      const [title, cadre] = random.pick(wanted);
      return {
        id: country.ids('post', index * 8 + order),
        owner: place.id,
        values: {
          code: `${place.code}-${order + 1}`,
          ...{ title, cadre, unit: place.id, type: 'PERMANENT' },
          status: random.chance(0.9) ? 'OPEN' : 'FROZEN',
          posted: dateOf(today - random.between(10, 700)),
          funding: ['ETAT'],
        },
      };
    });
  });
  return inBatches('post', rows);
}
