import type { Model } from '@baara/model';
import { current } from '../database/index.ts';
import type { Session } from '../database/types.ts';

/** Sessions whose rights stay compiled: those of the people at work in one hour. */
const mostSessions = 64;
/** What is compiled for one session: beyond it the oldest goes, so that a caller who varies requests fills no memory. */
const mostEntries = 2000;

type Compiled = Map<string, unknown>;

const known = new WeakMap<Model, Map<string, Compiled>>();

/**
 * What is compiled of a session's rights: made once for all transactions of the same Model, rights and day. `make` may look at nothing else, above all
 * at no row, and what it makes is never altered.
 */
export function memoised<T>(key: string, make: () => T): T {
  const compiled = compiledHere();
  const found = compiled.get(key);
  if (found !== undefined) return found as T;
  const made = make();
  if (compiled.size >= mostEntries) compiled.delete(compiled.keys().next().value as string);
  compiled.set(key, made);
  return made;
}

/** Looked up once a transaction: its key is long. */
function compiledHere(): Compiled {
  const { memo, model, session, today } = current();
  const found = memo.get('access') as Compiled | undefined;
  if (found) return found;
  const compiled = compiledFor(model, `${today} ${everythingOf(session)}`);
  memo.set('access', compiled);
  return compiled;
}

/** All that a session says of its holder. Two sessions of which this is the same have the same rights; of the system all are one. */
function everythingOf(session: Session): string {
  return session.kind === 'system' ? 'system' : JSON.stringify(session);
}

function compiledFor(model: Model, context: string): Compiled {
  const contexts = known.get(model) ?? new Map<string, Compiled>();
  known.set(model, contexts);
  const compiled = contexts.get(context) ?? new Map<string, unknown>();
  // The one used last stands last.
  contexts.delete(context);
  contexts.set(context, compiled);
  if (contexts.size > mostSessions) contexts.delete(contexts.keys().next().value as string);
  return compiled;
}
