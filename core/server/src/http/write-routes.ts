import { BaaraError, uuidv7 } from '@baara/model';
import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { applyAndRead, applyEnvelope, readRecord } from '../records/index.ts';
import type { Envelope, Operation, RecordView } from '../records/types.ts';
import { onlyKeys, readObject, requiredText } from './body.ts';
import { asCaller } from './caller.ts';
import type { Environment, RequestContext } from './environment.ts';
import { formNamed } from './list-request.ts';
import { readContents, readNature, readOperation, readReason } from './operation.ts';
import { id, malformed } from './parameters.ts';
import { giveRevision, idempotencyKey, seenRevision } from './revision.ts';

/** Writing one record. Each is an envelope of one operation, so that one door validates, merges, checks and remembers. */
export function writeRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();

  routes.post('/:form', async (c) => {
    const { form } = c.req.param();
    formNamed(application.model, form);
    const body = await readObject(c);
    onlyKeys(body, ['id', 'values', 'unknown', 'reason', 'act']);
    const key = idempotencyKey(c);
    // The same key must name the same record when the request comes again.
    const record = body.id === undefined ? (key ?? uuidv7()) : id(requiredText(body, 'id'), 'id');
    const operation: Operation = { do: 'create', form, id: record, ...readContents(body) };
    c.header('Location', `/api/v1/records/${form}/${record}`);
    return save(c, application, { id: key ?? uuidv7(), operations: [operation], ...readReason(body) }, 201);
  });

  routes.patch('/:form/:id', async (c) => {
    const body = await readObject(c);
    onlyKeys(body, ['values', 'unknown', 'nature', 'reason', 'act']);
    const rev = seenRevision(c);
    const operation: Operation = {
      do: 'update',
      ...recordOf(c, application),
      rev,
      ...readContents(body),
      ...readNature(body),
    };
    return save(
      c,
      application,
      { id: idempotencyKey(c) ?? uuidv7(), operations: [operation], ...readReason(body) },
      200,
    );
  });

  routes.delete('/:form/:id', async (c) => {
    const body = await readObject(c);
    onlyKeys(body, ['reason', 'act']);
    requiredText(body, 'reason');
    const operation: Operation = { do: 'delete', ...recordOf(c, application), rev: seenRevision(c) };
    return save(
      c,
      application,
      { id: idempotencyKey(c) ?? uuidv7(), operations: [operation], ...readReason(body) },
      200,
    );
  });

  routes.post('/:form/:id/restore', async (c) => {
    const body = await readObject(c);
    onlyKeys(body, ['reason', 'act']);
    const operation: Operation = { do: 'restore', ...recordOf(c, application) };
    return save(
      c,
      application,
      { id: idempotencyKey(c) ?? uuidv7(), operations: [operation], ...readReason(body) },
      200,
    );
  });

  return routes;
}

/** Several operations, all or none. */
export function envelopeRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.post('/', async (c) => {
    const body = await readObject(c);
    onlyKeys(body, ['id', 'operations', 'reason', 'act']);
    if (!Array.isArray(body.operations)) throw malformed('operations', 'not_a_list');
    const operations = body.operations.map((each, index) => readOperation(each, `operations.${index}.`));
    for (const { form } of operations) formNamed(application.model, form);
    const envelope: Envelope = { id: id(requiredText(body, 'id'), 'id'), operations, ...readReason(body) };
    return c.json(await asCaller({ c, application }, () => applyEnvelope(envelope)));
  });
  return routes;
}

function recordOf(c: RequestContext, { model }: Application): { readonly form: string; readonly id: string } {
  const form = c.req.param('form') ?? '';
  formNamed(model, form);
  return { form, id: id(c.req.param('id') ?? '', 'id') };
}

async function save(
  c: RequestContext,
  application: Application,
  envelope: Envelope,
  status: 200 | 201,
): Promise<Response> {
  const saved = await asCaller({ c, application }, async () => {
    const [operation] = envelope.operations;
    const { result, found } = await applyAndRead(envelope, async () =>
      operation && operation.do !== 'delete' ? readable({ form: operation.form, id: operation.id }) : null,
    );
    const { records, warnings, repeated } = result;
    // A repeated answer shows the record as it stands, and is tagged so: it may have gone on since.
    return { record: found, warnings, repeated, rev: found?.rev ?? records[0]?.rev };
  });
  const { rev, ...answer } = saved;
  if (rev !== undefined) giveRevision(c, rev);
  return c.json(answer, status);
}

/** The record as it now stands, or null for a writer who may not read it. */
async function readable(record: { readonly form: string; readonly id: string }): Promise<RecordView | null> {
  try {
    return await readRecord(record);
  } catch (error) {
    if (error instanceof BaaraError && ['record.not_found', 'access.denied', 'record.deleted'].includes(error.code))
      return null;
    throw error;
  }
}
