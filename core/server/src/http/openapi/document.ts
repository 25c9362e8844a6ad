import { type Action, type Model, type ModelForm, wording } from '@baara/model';
import { inTurns } from '../../records/index.ts';
import { commonPaths } from './common-paths.ts';
import { formPaths, formSchemas } from './form-paths.ts';
import { importSchemas } from './import-operations.ts';
import type { JsonSchema } from './json-schema.ts';
import { listSchemas } from './list-operations.ts';
import type { OperationObject } from './operation.ts';
import { permissionOf } from './permissions.ts';
import { sharedSchemas } from './shared-schemas.ts';
import { unitSchemas } from './unit-operations.ts';

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly unknown[];
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>>; readonly securitySchemes: unknown };
}

/**
 * OpenAPI 3.1 of what a caller may do, derived from their slice of the Model: megabytes for who sees everything, made in turns so that others are let in.
 *
 * @param facts.can what the caller may do with a form, by its id
 */
export async function openApiDocument(facts: {
  readonly slice: Model;
  readonly can: (form: string) => readonly Action[];
  readonly language: string;
  readonly version: string;
}): Promise<OpenApiDocument> {
  const { slice, language, version } = facts;
  const forms = await inTurns(Object.values(slice.forms), (form) => ({ form, can: facts.can(form.id), language }));
  const described = forms.filter(({ can }) => can.length > 0);
  const paths = await inTurns(described, (each) => withPermissions(formPaths(each)));
  const schemas = await inTurns(described, formSchemas);
  return {
    openapi: '3.1.0',
    info: {
      title: wording(slice.site.label, language),
      version,
      description:
        'What you may read and write here, drawn from the running model. Errors are application/problem+json.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ session: [] }, { token: [] }],
    tags: described.map(({ form }) => tagOf(form, language)),
    paths: Object.assign(withPermissions(commonPaths()), ...paths),
    components: {
      schemas: Object.assign({}, sharedSchemas, unitSchemas, importSchemas, listSchemas, ...schemas),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'baara_session' },
        token: { type: 'http', scheme: 'bearer', description: 'Made on the page of one’s own account.' },
      },
    },
  };
}

function withPermissions(paths: OpenApiDocument['paths']): OpenApiDocument['paths'] {
  return Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, operation]) => {
          const permission = permissionOf(operation.operationId);
          return [method, permission ? { ...operation, 'x-permission': permission } : operation];
        }),
      ),
    ]),
  );
}

function tagOf(form: ModelForm, language: string): { readonly name: string; readonly description?: string } {
  const name = wording(form.plural, language);
  return form.help ? { name, description: wording(form.help, language) } : { name };
}
