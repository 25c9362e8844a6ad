import { BaaraError, type Model } from '@baara/model';
import { current } from '../database/index.ts';
import type { Session } from '../database/types.ts';
import { roleOf } from './roles.ts';

/** The rights of a session that concern no form (`administer-users`, `undo-import`…), sorted. */
export function rightsOf(model: Model, session: Session): readonly string[] {
  if (session.kind === 'system' || session.narrowed) return [];
  const rights = session.assignments.flatMap((assignment) => roleOf(model, assignment)?.rights ?? []);
  return [...new Set(rights)].sort();
}

/** Passes when one of the session's roles holds the right, and for the system; else throws `access.denied`. */
export function requireRight(right: string): void {
  const { model, session } = current();
  if (session.kind === 'system' || rightsOf(model, session).includes(right)) return;
  throw new BaaraError({ code: 'access.denied', params: { right } });
}
