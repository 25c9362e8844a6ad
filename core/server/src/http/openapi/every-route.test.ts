import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsOf } from '../../access/index.ts';
import { systemSession } from '../../testing/index.ts';
import { createServer } from '../server.ts';
import { openTestServer, type TestServer } from '../testing.ts';
import { openApiDocument } from './document.ts';
import { permissionOf } from './permissions.ts';

let site: TestServer;
beforeAll(async () => {
  site = await openTestServer();
});
afterAll(() => site.close());

/** The page about the API is not part of it. */
const about = ['GET /openapi.json'];

/** `GET /records/{}/{}`: what parameters are called does not matter. */
const registered = () => {
  const routes = createServer(site.application).routes.filter(({ method }) => method !== 'ALL');
  const api = routes.filter(({ path }) => path.startsWith('/api/v1/'));
  const named = api.map(
    ({ method, path }) => `${method} ${path.replace('/api/v1', '').replaceAll(/:\w+(\{[^}]*\})?/gu, '{}')}`,
  );
  return new Set(named.map((route) => route.replace(/\/$/u, '')).filter((route) => !about.includes(route)));
};

const documented = async () => {
  const { model } = site.application;
  const can = (form: string) => actionsOf(model, systemSession, model.forms[form] as never);
  const { paths } = await openApiDocument({ slice: model, can, language: 'fr', version: '1' });
  const forms = Object.keys(model.forms).join('|');
  const named = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => {
      const general = path.replace(new RegExp(`^/records/(${forms})(?=/|$)`, 'u'), '/records/{}');
      return `${method.toUpperCase()} ${general.replaceAll(/\{\w*\}/gu, '{}')}`;
    }),
  );
  return new Set(named);
};

test('every route of the server is in openapi.json', async () => {
  const described = await documented();
  expect([...registered()].filter((route) => !described.has(route))).toEqual([]);
});

test('every route of openapi.json is one of the server', async () => {
  expect([...(await documented())].filter((route) => !registered().has(route))).toEqual([]);
});

test('every route has registered what it asks of its caller, and only the open ones are open', async () => {
  const { model } = site.application;
  const can = (form: string) => actionsOf(model, systemSession, model.forms[form] as never);
  const all = Object.values((await openApiDocument({ slice: model, can, language: 'fr', version: '1' })).paths).flatMap(
    (each) => Object.values(each),
  );
  expect(all.filter((each) => each['x-permission'] === undefined).map(({ operationId }) => operationId)).toEqual([]);
  const open = all.filter(({ security }) => security?.length === 0).map(({ operationId }) => operationId);
  expect(open.filter((id) => permissionOf(id) !== 'open')).toEqual([]);
});
