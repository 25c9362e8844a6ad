import { BaaraError } from '@baara/model';
import { applyEnvelope, current, type PartAction } from '@baara/server';
import { idAsked } from './ask.ts';
import type { Alteration, Change } from './change.ts';
import { newCode } from './verification-code.ts';

/** Whom and what a certificate is about: fixed once it has its number. */
const fixed = ['session', 'person', 'guest_name'];

/**
 * Gives a certificate its verification code with its date (its number comes from the sequence), and refuses that a numbered certificate
 * becomes somebody else's. Throws `record.invalid`.
 */
export function sealCertificates(changes: readonly Change[]): readonly Alteration[] {
  const concerned = changes.filter(({ form, after }) => form === 'participation' && after?.certified);
  const problems = concerned.flatMap(({ form, id, before, after }) =>
    before?.certificate
      ? fixed
          .filter((field) => (before[field] ?? null) !== (after?.[field] ?? null))
          .map((field) => ({ code: 'field.readonly' as const, form, record: id, field, params: {} }))
      : [],
  );
  if (problems.length > 0) throw new BaaraError({ code: 'record.invalid', problems });
  return concerned
    .filter(({ after }) => !after?.certificate_code)
    .map(({ form, id }) => ({ form, id, values: { certificate_code: newCode() } }));
}

/**
 * `POST parts/training/certify {session, participation?}`: dates the certificates of those who passed and have none, of a course that leads to one.
 * Answers how many there are now more. Sent again, it finds nobody any more.
 */
export const certify: PartAction = async ({ body, key, sql }) => {
  const session = idAsked(body, 'session');
  const only = body.participation === undefined ? null : idAsked(body, 'participation');
  const rows = await sql<{ id: string; rev: number }>`
    SELECT p.id, p.rev FROM participation p JOIN training_session s ON s.id = p.session JOIN course c ON c.id = s.course
    WHERE p.session = ${session} AND c.certified AND p.result = 'PASSED' AND p.certified IS NULL
      AND (${only}::text IS NULL OR p.id = ${only}::uuid)
    ORDER BY p.id LIMIT 500`;
  if (rows.length === 0) return { certificates: 0 };
  const { today } = current();
  await applyEnvelope({
    id: key,
    operations: rows.map(({ id, rev }) => ({
      do: 'update',
      form: 'participation',
      id,
      rev,
      values: { certified: today },
    })),
  });
  return { certificates: rows.length };
};
