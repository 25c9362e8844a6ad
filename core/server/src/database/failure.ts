import { BaaraError } from '@baara/model';
import { isFullDisk } from './full-disk.ts';

/** What a database said when it refused a statement; the same on both engines. It is the `cause` of the BaaraError. */
export interface ServerFailure {
  /** SQLSTATE, or a driver's own code such as `ECONNREFUSED`. */
  readonly state: string;
  readonly message: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
  readonly detail?: string;
  /** The statement, without its values. */
  readonly statement?: string;
}

const constraintKinds = {
  '23502': 'not_null',
  '23503': 'foreign_key',
  '23505': 'unique',
  '23514': 'check',
  '23P01': 'exclusion',
} as const;

/** A constraint that a write would have broken: `records/` finds the field by the constraint's name. */
export interface BrokenConstraint extends ServerFailure {
  readonly kind: (typeof constraintKinds)[keyof typeof constraintKinds];
  readonly constraint: string;
}

/** Connection lost or refused (08), resources (53), the server goes away (57P0x), file system (58). */
const unavailable = /^(08|53|58|57P0|E[A-Z]|CONNECT|CONNECTION_|WORKER_)/;

/** The BaaraError for what a driver threw: one translation for both engines. */
export function translate(failure: ServerFailure): BaaraError {
  const cause = failure;
  if (failure.state === '57014') return new BaaraError({ code: 'database.deadline', cause });
  if (isFullDisk(failure)) return new BaaraError({ code: 'storage.full', params: { reason: failure.message }, cause });
  if (unavailable.test(failure.state))
    return new BaaraError({ code: 'database.unavailable', params: { reason: failure.message }, cause });
  const kind = constraintKinds[failure.state as keyof typeof constraintKinds];
  if (kind) {
    const { constraint = '', table = '', column = '' } = failure;
    return new BaaraError({ code: 'database.constraint', params: { kind, constraint, table, column }, cause });
  }
  return new BaaraError({ code: 'internal', params: { state: failure.state, reason: failure.message }, cause });
}

/** What the server said, when `error` came from a statement. */
export function failureOf(error: unknown): ServerFailure | null {
  if (!(error instanceof BaaraError)) return null;
  const cause = error.cause as ServerFailure | undefined;
  return typeof cause?.state === 'string' ? cause : null;
}

/** The constraint that a write broke, or null when `error` is something else. */
export function brokenConstraint(error: unknown): BrokenConstraint | null {
  const failure = failureOf(error);
  const kind = failure && constraintKinds[failure.state as keyof typeof constraintKinds];
  return failure && kind ? { ...failure, kind, constraint: failure.constraint ?? '' } : null;
}

/** Serialisation failure, deadlock, or a plan that a change of the tables made stale: the same work may succeed again. */
export function isTransient(error: unknown): boolean {
  const failure = failureOf(error);
  if (!failure) return false;
  return (
    ['40001', '40P01'].includes(failure.state) || (failure.state === '0A000' && /cached plan/.test(failure.message))
  );
}

/** A mistake of the programmer at this door. */
export function misuse(reason: string, cause?: unknown): BaaraError {
  return new BaaraError({ code: 'internal', params: { reason }, cause });
}
