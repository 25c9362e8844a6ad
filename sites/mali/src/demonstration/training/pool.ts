import type { DemonstrationBatch } from '@baara/model';
import { dateOf } from '../days.ts';

type Row = DemonstrationBatch['rows'][number];

/** Somebody at work in the region whose training the demonstration tells. */
export interface Trainee {
  readonly person: string;
  readonly cadre: string;
  readonly facility: string;
}

const wanted: Readonly<Record<string, number>> = { SF: 26, IDE: 26, MED_GEN: 8 };
/** They were there when the oldest session was held. */
const longEnough = 1000;

/** Gathers the first people of a few cadres who work at one of `facilities` and have for three years. */
export function traineesOf(facilities: ReadonlySet<string>, today: number) {
  const found: Trainee[] = [];
  return {
    found: found as readonly Trainee[],
    note(rows: readonly (readonly [form: string, row: Row])[]): void {
      const cadre = String(rows.find(([form]) => form === 'person')?.[1].values.position_cadre);
      if (found.filter((each) => each.cadre === cadre).length >= (wanted[cadre] ?? 0)) return;
      for (const [form, { values }] of rows) {
        const { person, facility, main, valid_from, valid_to } = values;
        if (form !== 'assignment' || main !== true || valid_to !== undefined) continue;
        if (!facilities.has(String(facility)) || String(valid_from) > dateOf(today - longEnough)) continue;
        found.push({ person: String(person), cadre, facility: String(facility) });
      }
    },
  };
}
