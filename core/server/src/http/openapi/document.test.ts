import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { actionsOf, sliceModel } from '../../access/index.ts';
import type { Session } from '../../database/types.ts';
import { systemSession, tinyModel } from '../../testing/index.ts';
import { type OpenApiDocument, openApiDocument } from './document.ts';

const model = tinyModel();

function documentOf(session: Session, language = 'fr'): Promise<OpenApiDocument> {
  const can = (id: string) => {
    const form = model.forms[id];
    return form ? actionsOf(model, session, form) : [];
  };
  return openApiDocument({ slice: sliceModel(model, session), can, language, version: '1' });
}

function userWith(role: string): Session {
  const assignment = { id: 'a', role, unit: null, from: '2020-01-01', to: null };
  return { kind: 'user', user: 'u', username: 'u', language: 'fr', assignments: [assignment] };
}

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(JSON.parse(JSON.stringify(await documentOf(systemSession))));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  test('has unique operation ids and no dangling reference', async () => {
    const document = await documentOf(systemSession);
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBeGreaterThan(40);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/gu)].map(
      ([, name]) => name,
    );
    expect(references.filter((name) => !Object.hasOwn(document.components.schemas, String(name)))).toEqual([]);
  });

  test('shows nothing of any form to someone without a role', async () => {
    const document = await documentOf({ kind: 'user', user: 'u', username: 'u', language: 'fr', assignments: [] });
    expect(Object.keys(document.paths).filter((path) => path.startsWith('/records'))).toEqual([]);
    expect(JSON.stringify(document.components.schemas)).not.toContain('matricule');
  });

  test('leaves out the sensitive fields that a role does not name', async () => {
    const document = await documentOf(userWith('manager'));
    expect(document.components.schemas.person?.properties).toHaveProperty('surname');
    expect(document.components.schemas.person?.properties).not.toHaveProperty('salary');
  });
});
