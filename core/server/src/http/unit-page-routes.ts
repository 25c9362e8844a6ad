import { BaaraError, type Model } from '@baara/model';
import { Hono } from 'hono';
import { sliceModel } from '../access/index.ts';
import type { Application } from '../application/types.ts';
import { current } from '../database/index.ts';
import { listRecords, readRecord } from '../records/index.ts';
import {
  type BrowsedUnit,
  browseUnits,
  readPanel,
  type TreeShape,
  treeShape,
  unitAncestors,
  unitAsOf,
} from '../tree/index.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { date, id, oneOf, readQuery } from './parameters.ts';

/** A million people are counted in seconds, once in a while. */
const patienceMs = 25_000;

/** What the pages of the tree ask: a level of it, where a unit hangs and since when, and what a panel counts there. */
export function unitPageRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();

  routes.get('/browse', async (c) => {
    const asked = readQuery(new URL(c.req.url).searchParams, {
      parent: id,
      as_of: date,
      closed: oneOf('include'),
    });
    const level = await asCaller({ c, application, deadlineMs: patienceMs }, async () => {
      const shape = shapeOf(current().model);
      const counts = asked.as_of === undefined ? subjectOf(current().model) : undefined;
      const units = await browseUnits({
        parent: asked.parent ?? null,
        ...(asked.as_of === undefined ? {} : { asOf: asked.as_of }),
        ...(counts === undefined ? {} : { counts }),
        ...(asked.closed === undefined ? {} : { closed: asked.closed }),
      });
      const types = await wordsOf(shape, 'type', units);
      const statuses = await wordsOf(shape, 'status', units);
      return { units, types, statuses, closed: shape.codes.closed, counts };
    });
    const { types, statuses, closed } = level;
    const said = c.get('translator').language;
    return c.json({
      units: level.units.map(({ type, status, children, ...unit }) => ({
        ...{ ...unit, children: Number(children) },
        ...{ type: types.get(type ?? '')?.[said] ?? type, status: statuses.get(status ?? '')?.[said] ?? status },
        ...(status === closed ? { closed: true } : {}),
      })),
      ...(level.counts === undefined ? {} : { counts: level.counts }),
    });
  });

  routes.get('/:id', async (c) => {
    const unit = id(c.req.param('id'), 'id');
    const answer = await asCaller({ c, application }, async () => {
      const shape = shapeOf(current().model);
      const { title } = await readRecord({ form: shape.units.id, id: unit });
      const above = (await unitAncestors([unit])).get(unit) ?? [];
      const state = await unitAsOf(unit, current().today);
      return { id: unit, title, within: await named(shape, above), since: state?.valid_from ?? null };
    });
    return c.json(answer);
  });

  routes.get('/:id/panels/:panel', async (c) => {
    const unit = id(c.req.param('id'), 'id');
    const found = await asCaller({ c, application }, async () => {
      const { model, session } = current();
      // The caller's own part of the Model: a panel without what it may not read.
      const slice = sliceModel(model, session);
      const panel = slice.panels.find((each) => each.id === c.req.param('panel'));
      const field = panel && slice.forms[panel.form]?.fields[panel.by];
      if (!panel || field?.kind !== 'choice') throw new BaaraError({ code: 'request.no_route' });
      const lines = await readPanel({ panel, unit });
      return {
        lines,
        words: await itemWords(
          field.list,
          lines.map(({ code }) => code),
        ),
      };
    });
    const { language } = c.get('translator');
    const lines = found.lines
      .map(({ code, ...line }) => ({ code, label: found.words.get(code ?? '')?.[language] ?? code, ...line }))
      .sort((one, other) => order(found.words, one.code) - order(found.words, other.code));
    return c.json({ lines });
  });

  return routes;
}

function shapeOf(model: Model): TreeShape {
  const shape = treeShape(model);
  if (!shape) throw new BaaraError({ code: 'request.no_route' });
  return shape;
}

/** The form that the site is about: its records are placed by their posts. */
function subjectOf(model: Model): string | undefined {
  return Object.values(model.forms).find((form) => form.place.some(({ kind }) => kind === 'posts'))?.id;
}

type Words = ReadonlyMap<string, Readonly<Record<string, string | number>>>;

async function wordsOf(shape: TreeShape, key: 'type' | 'status', units: readonly BrowsedUnit[]): Promise<Words> {
  const field = shape.states.fields[key];
  if (field?.kind !== 'choice') return new Map();
  return itemWords(
    field.list,
    units.map((unit) => unit[key]),
  );
}

/** Code → its wordings and its place in the list, retired items too. */
async function itemWords(list: string, codes: readonly (string | null)[]): Promise<Words> {
  const known = [...new Set(codes.flatMap((code) => code ?? []))].slice(0, 200);
  if (known.length === 0) return new Map();
  const page = await listRecords({
    form: list,
    where: { op: 'in', value: { op: 'field', path: ['code'] }, list: known },
    ...{ sort: ['sort', 'code'], select: ['code', 'label_fr', 'label_en'], limit: 200, includeDeleted: true },
  });
  return new Map(
    page.rows.map(({ values }, at) => {
      const fr = String(values.label_fr ?? values.code);
      return [String(values.code), { fr, en: String(values.label_en ?? fr), at }];
    }),
  );
}

function order(words: Words, code: string | null): number {
  return Number(words.get(code ?? '')?.at ?? Number.MAX_SAFE_INTEGER);
}

async function named(
  { units }: TreeShape,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly title: string }[]> {
  if (ids.length === 0) return [];
  const page = await listRecords({
    form: units.id,
    where: { op: 'in', value: { op: 'field', path: ['id'] }, list: ids },
    ...{ select: units.title, limit: 200 },
  });
  const titles = new Map(page.rows.map((row) => [row.id, row.title]));
  return ids.flatMap((each) => {
    const title = titles.get(each);
    return title === undefined ? [] : [{ id: each, title }];
  });
}
