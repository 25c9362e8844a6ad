/** Every error code and the HTTP status it answers with. Messages are in `i18n/src/catalogues/<language>/errors.ts`. */
export const errorCodes = {
  'model.broken': 500,
  'record.invalid': 422,
  'record.not_found': 404,
  'record.conflict': 409,
  'record.deleted': 410,
  'record.referenced': 409,
  'envelope.mismatch': 409,
  'request.malformed': 400,
  'request.no_route': 404,
  'request.unknown_form': 404,
  'request.unknown_field': 400,
  'request.cursor_invalid': 400,
  'request.too_large': 413,
  'request.cross_origin': 403,
  'request.rate_limited': 429,
  'access.denied': 403,
  'access.field_denied': 403,
  'access.signed_out': 401,
  'sign_in.refused': 401,
  'sign_in.locked': 429,
  'sign_in.code_required': 401,
  'sign_in.code_refused': 401,
  'role.own': 403,
  'role.taken': 409,
  'account.invitation_invalid': 410,
  'account.code_refused': 422,
  'account.password_refused': 422,
  'tree.invalid': 422,
  'import.unreadable': 422,
  'import.not_found': 404,
  'import.state': 409,
  'import.account_closed': 403,
  'import.kept': 409,
  'bulk.not_found': 404,
  'bulk.state': 409,
  'bulk.too_many': 422,
  'file.refused': 422,
  'backup.unreadable': 422,
  'backup.unwritable': 500,
  'backup.not_empty': 409,
  'backup.differs': 409,
  'storage.full': 503,
  'database.unavailable': 503,
  'database.locked': 503,
  'database.deadline': 503,
  'database.outdated': 503,
  'database.roles_missing': 503,
  'database.constraint': 409,
  'demonstration.absent': 409,
  'demonstration.unconfirmed': 422,
  'part.invalid': 500,
  'network.unreachable': 503,
  'setting.invalid': 500,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** One thing wrong with what was sent or defined. */
export interface ErrorProblem {
  readonly code: string;
  readonly form?: string;
  readonly record?: string;
  readonly field?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The only error that Baara throws: a stable code, facts for its message, and where it happened. */
export class BaaraError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly problems: readonly ErrorProblem[];

  constructor(facts: {
    code: ErrorCode;
    params?: Readonly<Record<string, unknown>>;
    problems?: readonly ErrorProblem[];
    cause?: unknown;
  }) {
    const details = facts.problems?.length ? ` ${JSON.stringify(facts.problems.slice(0, 5))}` : '';
    super(`${facts.code} ${JSON.stringify(facts.params ?? {})}${details}`, { cause: facts.cause });
    this.name = 'BaaraError';
    this.code = facts.code;
    this.status = errorCodes[facts.code];
    this.params = facts.params ?? {};
    this.problems = facts.problems ?? [];
  }
}
