import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import type { EnvelopeResult, Values } from '../records/types.ts';
import {
  addUnit,
  changeKind,
  closeUnit,
  type Merge,
  mergeUnits,
  moveUnit,
  type Part,
  preview,
  type Reorganisation,
  renameUnit,
  splitUnit,
} from '../tree/index.ts';
import { objectOf, onlyKeys, readObject, requiredText, textOf } from './body.ts';
import { asCaller } from './caller.ts';
import type { Environment, RequestContext } from './environment.ts';
import { withHands } from './hands.ts';
import { readReason } from './operation.ts';
import { date, id, malformed, oneOf, readQuery } from './parameters.ts';

type Body = Readonly<Record<string, unknown>>;

const common = ['on', 'act', 'reason'];

/** Reorganising units from a day on. `?preview=1` says what would change hands and keeps nothing. */
export function treeRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  const route = <Request extends Reorganisation>(
    verb: string,
    reorganise: (request: Request) => Promise<EnvelopeResult>,
    read: (body: Body, unit: string) => Request,
  ) =>
    routes.post(`/:id/${verb}`, async (c) => {
      const asked = readQuery(new URL(c.req.url).searchParams, { preview: oneOf('1') });
      const request = read(await readObject(c), unitOf(c));
      const answer = await asCaller<unknown>({ c, application, deadlineMs: 30_000 }, async () =>
        asked.preview
          ? withHands(await preview(reorganise, request), c.get('translator').language)
          : reorganise(request),
      );
      return c.json(answer);
    });

  route('rename', renameUnit, (body, unit) => {
    onlyKeys(body, [...common, 'name']);
    return { ...readReorganisation(body), unit, name: requiredText(body, 'name', 500) };
  });
  route('change', changeKind, (body, unit) => {
    onlyKeys(body, [...common, 'type', 'status']);
    const [type, status] = [textOf(body, 'type', 100), textOf(body, 'status', 100)];
    if (type === undefined && status === undefined) throw malformed('type', 'missing');
    return {
      ...{ ...readReorganisation(body), unit },
      ...(type === undefined ? {} : { type }),
      ...(status === undefined ? {} : { status }),
    };
  });
  route('open', addUnit, (body, unit) => {
    onlyKeys(body, [...common, 'id', 'values']);
    const values = objectOf(body.values, 'values') as Values;
    const own = textOf(body, 'id');
    return { ...readReorganisation(body), unit, values, ...(own === undefined ? {} : { id: id(own, 'id') }) };
  });
  route('move', moveUnit, (body, unit) => {
    onlyKeys(body, [...common, 'parent']);
    return { ...readReorganisation(body), unit, parent: id(requiredText(body, 'parent'), 'parent') };
  });
  route('close', closeUnit, (body, unit) => {
    onlyKeys(body, common);
    return { ...readReorganisation(body), unit };
  });
  route('split', splitUnit, (body, unit) => {
    onlyKeys(body, [...common, 'into']);
    if (!Array.isArray(body.into)) throw malformed('into', 'not_a_list');
    return { ...readReorganisation(body), unit, into: body.into.map(readPart) };
  });
  route('merge', mergeUnits, (body, unit): Merge => {
    onlyKeys(body, [...common, 'with', 'into']);
    const others = readIds(body.with ?? [], 'with');
    const into = objectOf(body.into, 'into');
    onlyKeys(into, ['unit', 'id', 'values'], 'into.');
    return { ...readReorganisation(body), units: [unit, ...others], into: readTarget(into, 'into') };
  });
  return routes;
}

function unitOf(c: RequestContext): string {
  return id(c.req.param('id') ?? '', 'id');
}

function readReorganisation(body: Body): Reorganisation {
  return { on: date(requiredText(body, 'on'), 'on'), ...readReason(body) };
}

function readPart(value: unknown, index: number): Part {
  const within = `into.${index}`;
  const part = objectOf(value, within);
  onlyKeys(part, ['unit', 'id', 'values', 'children'], `${within}.`);
  return { ...readTarget(part, within), children: readIds(part.children ?? [], `${within}.children`) };
}

/** A unit that is there, or the values of a new one. */
function readTarget(
  body: Body,
  within: string,
): { readonly unit: string } | { readonly id?: string; readonly values: Values } {
  if (body.unit !== undefined) return { unit: id(requiredText(body, 'unit'), `${within}.unit`) };
  const values = objectOf(body.values, `${within}.values`) as Values;
  return body.id === undefined ? { values } : { id: id(requiredText(body, 'id'), `${within}.id`), values };
}

function readIds(value: unknown, parameter: string): readonly string[] {
  if (!Array.isArray(value)) throw malformed(parameter, 'not_a_list');
  return value.map((each, index) => id(String(each), `${parameter}.${index}`));
}
