import { sql } from 'drizzle-orm';
import { current, query } from '../../database/index.ts';
import { treeShape } from '../../tree/index.ts';
import { foldWords } from '../sheet/words.ts';

/** What a cell that names a unit came to. */
export type UnitMatch =
  | { readonly kind: 'found'; readonly unit: string }
  | { readonly kind: 'unknown' }
  /** The name exists, but not below what the other columns say. */
  | { readonly kind: 'elsewhere'; readonly places: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly places: readonly string[] };

export interface UnitIndex {
  /** `levels`: the type of a unit above → its name as the file writes it. */
  find(name: string, levels: ReadonlyMap<string, string>): UnitMatch;
}

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly type: string | null;
  readonly parent: string | null;
}

const shownPlaces = 5;
/** Spellings remembered: more than there are units, few enough for any memory. */
const mostKnown = 5000;

/** Every unit by its code and name, for the length of one run: thousands of names, not the people below them. */
export async function unitIndex(): Promise<UnitIndex> {
  const shape = treeShape(current().model);
  if (!shape) return { find: () => ({ kind: 'unknown' }) };
  const units = await query<{ [K in keyof Unit]: Unit[K] }>(sql`
    SELECT u.id, u.name, ${shape.units.fields.code ? sql`u.code` : sql`NULL::text AS code`}, u.type, u.parent
    FROM ${sql.identifier(shape.units.id)} u WHERE u.deleted_at IS NULL`);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const byWords = new Map<string, Unit[]>();
  for (const unit of units) {
    for (const words of new Set([foldWords(unit.name ?? ''), foldWords(unit.code ?? '')])) {
      if (words !== '') byWords.set(words, [...(byWords.get(words) ?? []), unit]);
    }
  }
  const types = new Set(units.map((unit) => unit.type));
  const placeOf = (unit: Unit) =>
    [...above(unit, byId)]
      .slice(1, 3)
      .map(({ name }) => name)
      .join(', ');

  const findAnew: UnitIndex['find'] = (name, levels) => {
    const candidates = byWords.get(foldWords(name)) ?? [];
    if (candidates.length === 0) return { kind: 'unknown' };
    const asked = [...levels].filter(([type, text]) => text.trim() !== '' && types.has(type));
    const within = candidates.filter((unit) => asked.every(([type, text]) => liesIn(unit, type, text, byId)));
    if (within.length === 0) return { kind: 'elsewhere', places: candidates.map(placeOf).slice(0, shownPlaces) };
    const living = within.filter((unit) => [...above(unit, byId)].length > 1 || unit.parent === null);
    const [only, second] = living.length > 0 ? living : within;
    if (only && !second) return { kind: 'found', unit: only.id };
    return { kind: 'ambiguous', places: within.map(placeOf).slice(0, shownPlaces) };
  };
  // A facility's people follow each other: its name, within the same names above, is looked up once.
  const known = new Map<string, UnitMatch>();
  return {
    find(name, levels) {
      const key = JSON.stringify([name, ...levels]);
      const match = known.get(key) ?? findAnew(name, levels);
      if (known.size >= mostKnown) known.clear();
      known.set(key, match);
      return match;
    },
  };
}

/** Whether a unit of that type and name lies above, or is, the unit. `Sikasso` means `District sanitaire de Sikasso` too. */
function liesIn(unit: Unit, type: string, text: string, byId: ReadonlyMap<string, Unit>): boolean {
  const words = foldWords(text);
  for (const each of above(unit, byId)) {
    if (each.type !== type) continue;
    const name = foldWords(each.name);
    if (name === words || name.endsWith(` ${words}`) || words.endsWith(` ${name}`)) return true;
  }
  return false;
}

/** The unit and those above it. */
function* above(unit: Unit, byId: ReadonlyMap<string, Unit>): Generator<Unit> {
  const seen = new Set<string>();
  for (
    let at: Unit | undefined = unit;
    at && !seen.has(at.id);
    at = at.parent === null ? undefined : byId.get(at.parent)
  ) {
    seen.add(at.id);
    yield at;
  }
}
