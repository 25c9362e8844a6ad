import { type Model, wording } from '@baara/model';
import { explainAccess } from '../access/index.ts';
import type { Application } from '../application/types.ts';
import { noteAudit } from '../audit/index.ts';
import { inTransaction } from '../database/index.ts';
import type { Session } from '../database/types.ts';
import { titlesOf } from '../records/index.ts';
import { formNamed } from './list-request.ts';
import { namedAssignments } from './named-assignments.ts';

interface Question {
  /** Who asks. */
  readonly session: Extract<Session, { kind: 'user' }>;
  readonly user: string;
  readonly form: string;
  readonly record: string;
}

/** Why a user can, or cannot, see and change a record: each grant of each of their roles, and what it comes to, ready to be put into words. */
export async function explanationOf(application: Application, { session, user, form, record }: Question) {
  const { database, model } = application;
  formNamed(model, form);
  const { explained, title } = await inTransaction({ database, model, session }, async () => {
    const found = await explainAccess({ user, form, record });
    await noteAudit({ kind: 'access_explained', form, record, subject: user });
    return { explained: found, title: (await titlesOf([{ form, id: record }])).get(record) ?? null };
  });
  const { grants, ...facts } = explained;
  const held = grants.map(({ assignment, ...grant }) => ({ ...assignment, explained: grant }));
  const named = await namedAssignments(application, held, session.language);
  return {
    ...facts,
    // The name of a record that the asker may not read is not told to them.
    title,
    mayWrite: facts.exists && grants.some(({ writing }) => writing === 'allows'),
    grants: named.map(({ explained: { grant, reading, writing }, ...assignment }) => ({
      assignment,
      scope: grant.scope,
      actions: grant.actions,
      fields: fieldsOf(model, form, grant.fields, session.language),
      conditional: grant.when !== undefined,
      ...{ reading, writing },
    })),
  };
}

/** The labels of a grant's fields; null: all that are not sensitive. */
function fieldsOf(
  model: Model,
  form: string,
  fields: '*' | readonly string[] | undefined,
  language: string,
): readonly string[] | null {
  if (fields === undefined || fields === '*') return null;
  return fields.map((key) => {
    const label = model.forms[form]?.fields[key]?.label;
    return label ? wording(label, language) : key;
  });
}
