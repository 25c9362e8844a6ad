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

type Row = DemonstrationBatch['rows'][number];

/**
 * The posts of the establishment. The first of each place is vacant and published: one in each district hospital at least, more
 * where people do not want to go. Whoever works there may hold the others.
 */
export function establishedPosts(country: {
  readonly places: readonly Workplace[];
  readonly ids: (kind: IdKind, number: number) => string;
  readonly seed: number;
  readonly today: string;
}): readonly Row[] {
  const today = dayOf(country.today);
  return country.places.flatMap((place, index) => {
    const random = randomFor(country.seed, 8_000_000 + index);
    const count =
      place.type === 'CSREF' ? random.between(1, 4) : place.area === 'ISOLATED' && random.chance(0.4) ? 1 : 0;
    return Array.from({ length: count }, (_, order) => {
      const [title, cadre] = random.pick(wanted);
      const status = random.chance(0.9) ? 'OPEN' : 'FROZEN';
      const posted = dateOf(today - random.between(10, 700));
      return {
        id: country.ids('post', index * 8 + order),
        owner: place.id,
        values: {
          code: `${place.code}-${order + 1}`,
          ...{ title, job: cadre, cadre, unit: place.id, type: 'PERMANENT' },
          ...(order === 0 ? { status, posted } : { status }),
          funding: ['ETAT'],
        },
      };
    });
  });
}

export const postBatches = (posts: readonly Row[]): Iterable<DemonstrationBatch> => inBatches('post', posts);

/** Gives out the posts that may be held, each once: at a facility, to the first who comes of its cadre. */
export function giverOfPosts(posts: readonly Row[]): (facility: string, cadre: string) => string | null {
  const free = new Map<string, string[]>();
  for (const { id, values } of posts) {
    if (values.status !== 'OPEN' || values.posted !== undefined) continue;
    const place = `${values.unit} ${values.cadre}`;
    free.set(place, [...(free.get(place) ?? []), id]);
  }
  return (facility, cadre) => free.get(`${facility} ${cadre}`)?.shift() ?? null;
}
