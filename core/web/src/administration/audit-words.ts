import type { AuditLine } from '../api/audit.ts';
import { translation } from '../state/language.ts';

/** What the audit knows of, in the order in which it is offered. */
export const kinds = [
  'sign_in',
  'sign_in_refused',
  'sign_in_locked',
  'sign_out',
  'sessions_ended',
  'record_opened',
  'sensitive_read',
  'export',
  'import_sent',
  'import_checked',
  'import_started',
  'import_undone',
  'bulk_started',
  'bulk_undone',
  'list_changed',
  'tree_changed',
  'account_created',
  'account_changed',
  'account_invited',
  'account_closed',
  'account_opened',
  'password_set',
  'password_changed',
  'role_made',
  'role_changed',
  'role_given',
  'role_ended',
  'delegation_given',
  'delegation_ended',
  'second_factor_set',
  'second_factor_removed',
  'recovery_code_used',
  'token_made',
  'token_revoked',
  'access_explained',
  'audit_read',
  'backup_taken',
] as const;

/** An action in words. */
export function kindName(kind: string): string {
  const { t, has } = translation();
  const key = `audit:kind_${kind}`;
  return has(key) ? t(key) : kind;
}

/** What a role was, or is now, in the reader's language. */
function worded(key: 'audit:before' | 'audit:after', lines: unknown): readonly string[] {
  if (!Array.isArray(lines)) return [];
  const { t } = translation();
  return [t(key, { words: lines.length > 0 ? lines.join(' ; ') : t('roles:nothing') })];
}

/** What else an entry says, a line each. */
export function auditDetails({ details, subject, reason }: AuditLine): readonly string[] {
  const { t } = translation();
  const fields = Array.isArray(details.fields) ? details.fields.map(String) : [];
  const format = typeof details.format === 'string' ? details.format.toUpperCase() : '';
  return [
    subject?.name ? t('audit:account', { name: subject.name }) : '',
    typeof details.role === 'string' ? String(details.role) : '',
    format ? t('audit:format', { format, number: fields.length }) : '',
    typeof details.name === 'string' && 'import' in details ? t('audit:file', { name: details.name }) : '',
    Array.isArray(details.records) ? t('audit:records', { number: details.records.length }) : '',
    !format && fields.length > 0 ? t('audit:fields', { fields: fields.join(', ') }) : '',
    typeof details.count === 'number' ? t('audit:records_changed', { number: details.count }) : '',
    ...worded('audit:before', details.before),
    ...worded('audit:after', details.after),
    reason ?? '',
  ].filter(Boolean);
}
