import { findUnits, session, type UnitItem } from '@baara/web';

/** One's own unit, and those directly below it; for who works for the whole country, its first ones. */
export async function ownUnits(): Promise<readonly Pick<UnitItem, 'id' | 'title'>[]> {
  const own = session.get()?.roles.find(({ unit }) => unit)?.unit ?? null;
  const { units } = await findUnits({ limit: 50, ...(own ? { under: own.id } : {}) });
  return own ? [own, ...units.filter(({ id }) => id !== own.id)] : units;
}
