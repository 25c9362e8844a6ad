import { wording } from '@baara/model';
import { asSystem } from '../access/index.ts';
import type { Application } from '../application/types.ts';
import { inTransaction } from '../database/index.ts';
import { titlesOf } from '../records/index.ts';
import { rolesInForce } from '../sessions/index.ts';

/** A unit with its name. */
export interface NamedUnit {
  readonly id: string;
  readonly title: string;
}

type Held = { readonly role: string; readonly unit: string | null };
type Named<T extends Held> = Omit<T, 'unit'> & { readonly label: string; readonly unit: NamedUnit | null };

/** Assignments with the wordings of their roles and the names of their units: one statement, however many they are. */
export async function namedAssignments<T extends Held>(
  { database, model }: Application,
  assignments: readonly T[],
  language: string,
): Promise<readonly Named<T>[]> {
  const tree = Object.values(model.forms).find((form) => form.tree);
  const units = assignments.flatMap(({ unit }) => (tree && unit ? [{ form: tree.id, id: unit }] : []));
  const session = asSystem('names of units');
  const isOwn = assignments.some(({ role }) => !Object.hasOwn(model.roles, role));
  const [titles, roles] = await inTransaction({ database, model, session }, async () => [
    await titlesOf(units),
    isOwn ? await rolesInForce({ database, model }) : Object.values(model.roles),
  ]);
  return assignments.map((held) => {
    const role = roles.find(({ id }) => id === held.role);
    const unit = held.unit === null ? null : { id: held.unit, title: titles.get(held.unit) ?? '' };
    return { ...held, unit, label: role ? wording(role.label, language) : held.role };
  });
}
