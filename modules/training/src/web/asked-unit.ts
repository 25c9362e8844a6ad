import { findUnits, place, readRecord, workplace } from '@baara/web';

/** The unit of the address, else the one that the reader works in, which the unit chooser at the top changes; null while neither is known. */
export function unitAsked(): string | null {
  return place.get().searchParams.get('unit') ?? workplace.get()?.id ?? null;
}

/** For who works in no unit yet: the top of the tree, as far as they see it. */
export async function topUnit(): Promise<string | null> {
  const { units } = await findUnits({ limit: 1 });
  return units[0]?.id ?? null;
}

/** What a unit is called. */
export async function unitTitle(unit: string): Promise<string> {
  const present = workplace.get();
  return present?.id === unit ? present.title : (await readRecord('unit', unit)).title;
}
