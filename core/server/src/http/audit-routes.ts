import { type Model, wording } from '@baara/model';
import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { type AuditLine, type AuditPage, auditKinds, noteAudit, readAudit } from '../audit/index.ts';
import { current } from '../database/index.ts';
import { readRecord, titlesOf } from '../records/index.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { formNamed } from './list-request.ts';
import { date, id, keys, oneOf, readQuery, wholeNumber, words } from './parameters.ts';

/** What was done, by whom, when and from where; and of a record, who opened it. */
export function auditRoutes(application: Application): Hono<Environment> {
  const { model } = application;
  const routes = new Hono<Environment>();

  routes.get('/', async (c) => {
    const query = readQuery(new URL(c.req.url).searchParams, {
      ...{ person: id, action: keys(auditKinds.length), from: date, to: date, form: words(64), record: id },
      ...{ limit: wholeNumber(1, 200), cursor: id },
    });
    const { action, ...question } = query;
    const kinds = action?.map((each) => oneOf(...auditKinds)(each, 'action'));
    const page = await asCaller({ c, application }, async () => {
      const read = await readAudit({ ...question, ...(kinds ? { kinds } : {}) });
      // Reading on is the same reading.
      if (!question.cursor) await noteAudit({ kind: 'audit_read', details: query });
      return titled(read, c.get('translator').language);
    });
    return c.json(page);
  });

  routes.get('/records/:form/:id', async (c) => {
    const { form } = c.req.param();
    formNamed(model, form);
    const record = id(c.req.param('id'), 'id');
    const { cursor, limit } = readQuery(new URL(c.req.url).searchParams, { cursor: id, limit: wholeNumber(1, 200) });
    const page = await asCaller({ c, application }, async () => {
      await readRecord({ form, id: record });
      const kinds = ['record_opened', 'sensitive_read', 'access_explained'];
      return readAudit({ form, record, kinds, ...(cursor ? { cursor } : {}), ...(limit ? { limit } : {}) });
    });
    return c.json(page);
  });
  return routes;
}

/** The entries with the names of their records, of those that the auditor may read. */
async function titled(page: AuditPage, language: string) {
  const { model } = current();
  const named = page.entries.flatMap(({ form, record }) => (form && record ? [{ form, id: record }] : []));
  const titles = await titlesOf(named);
  return {
    ...page,
    entries: page.entries.map((entry) => ({
      ...entry,
      details: worded(entry.details, model, language),
      title: entry.record ? (titles.get(entry.record) ?? null) : null,
    })),
  };
}

/** A role is named by its wording, and what it was and is by the reader's language: codes mean nothing to an auditor. */
function worded(details: AuditLine['details'], model: Model, language: string): AuditLine['details'] {
  const role = typeof details.role === 'string' ? model.roles[details.role] : undefined;
  const spoken = ['before', 'after', 'label'].flatMap((key) => {
    const words = details[key];
    const isByLanguage = typeof words === 'object' && words !== null && language in words;
    return isByLanguage ? [[key, (words as Record<string, unknown>)[language]] as const] : [];
  });
  return { ...details, ...Object.fromEntries(spoken), ...(role ? { role: wording(role.label, language) } : {}) };
}
