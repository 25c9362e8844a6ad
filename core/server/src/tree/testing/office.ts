import { BaaraError } from '@baara/model';
import { expect } from 'vitest';
import { openTreeWorld, openUnit, type TreeWorld } from '../tree-world.ts';

export const now = '2026-03-01';
export let world: TreeWorld;
export let mali: string;
/** Opens a tree of one country, once for all that is told of it. */
export async function openOffice(): Promise<void> {
  world = await openTreeWorld();
  mali = await world.on(now, () => openUnit({ name: 'Mali', type: 'country', opened: '1960-09-22' }));
}

/** A region with two districts, each with a facility. */
export async function region(name: string) {
  const top = await openUnit({ name, type: 'region', parent: mali, opened: '2000-01-01' });
  const north = await openUnit({ name: `${name} nord`, type: 'district', parent: top, opened: '2000-01-01' });
  const south = await openUnit({ name: `${name} sud`, type: 'district', parent: top, opened: '2000-01-01' });
  const clinic = await openUnit({ name: `Cscom ${name}`, type: 'facility', parent: north, opened: '2000-01-01' });
  return { top, north, south, clinic };
}

export async function refused(work: () => Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  const error = await world.on(now, work).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BaaraError);
  expect((error as BaaraError).code).toBe('tree.invalid');
  return (error as BaaraError).params;
}
