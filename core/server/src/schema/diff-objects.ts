import { quoteName } from '../database/index.ts';
import type { StandingObject, StandingTable } from './catalog.ts';
import type { DesiredObject, DesiredTable } from './desired.ts';
import { addObject, dropObject, renameObject, replaceObject, validateObject } from './object-steps.ts';
import type { Step } from './plan.ts';
import { isIndex } from './write-sql.ts';

interface Objects {
  readonly table: DesiredTable;
  readonly found: StandingTable | undefined;
  readonly renamedColumns: ReadonlyMap<string, string>;
  readonly renamedTables: ReadonlyMap<string, string>;
  /** Tables that stand, or will after this plan. */
  readonly standing: ReadonlySet<string>;
}

/** The constraints and indexes to make, rename, replace or take away. No data goes with any of them. */
export function diffObjects({ table, found, renamedColumns, renamedTables, standing }: Objects): readonly Step[] {
  const wanted = table.objects.filter(({ target }) => target === undefined || standing.has(target));
  if (!found)
    return wanted
      .filter(({ kind }) => kind === 'foreign' || isIndex(kind))
      .flatMap((object) => addObject({ table: table.name, object, found }));
  const translate = translation(renamedColumns, renamedTables);
  const unclaimed = new Map(found.objects);
  const steps: Step[] = [];
  const missing: DesiredObject[] = [];
  for (const object of wanted) {
    const same = unclaimed.get(object.name);
    if (!same) missing.push(object);
    else {
      unclaimed.delete(object.name);
      if (isHalfMade(same) || translate(same.definition) !== object.definition)
        steps.push(...replaceObject({ table: table.name, object, found, standing: same }));
      else if (!same.valid) steps.push(validateObject(table.name, object));
    }
  }
  for (const object of missing) {
    const earlier = [...unclaimed.values()].find((each) => translate(each.definition) === object.definition);
    if (earlier && !isHalfMade(earlier)) {
      unclaimed.delete(earlier.name);
      steps.push(renameObject({ table: table.name, object, standing: earlier }));
    } else steps.push(...addObject({ table: table.name, object, found }));
  }
  // Only what the planner made: an administrator's own index stays.
  for (const left of unclaimed.values()) if (left.definition !== null) steps.push(dropObject(table.name, left));
  return steps;
}

/** An index whose making broke off. */
function isHalfMade(object: StandingObject): boolean {
  return object.form === 'index' && !object.valid;
}

/** A definition as it reads after the renames, which PostgreSQL follows by itself. */
function translation(...renames: readonly ReadonlyMap<string, string>[]): (definition: string | null) => string | null {
  const pairs = renames.flatMap((each) => [...each]).map(([from, to]) => [quoteName(from), quoteName(to)] as const);
  return (definition) => definition && pairs.reduce((text, [from, to]) => text.replaceAll(from, to), definition);
}
