import { problemWording, type Translator } from '@baara/i18n';
import { type Model, type ModelForm, wording } from '@baara/model';
import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { noteAudit } from '../audit/index.ts';
import {
  type BulkAction,
  type BulkLine,
  type BulkSelection,
  createBulk,
  findBulk,
  listBulks,
  readBulkLines,
  startBulk,
  undoBulk,
} from '../bulk/index.ts';
import { objectOf, onlyKeys, readObject, requiredText, textOf } from './body.ts';
import { asCaller } from './caller.ts';
import type { Environment, RequestContext } from './environment.ts';
import { formNamed, readConditions } from './list-request.ts';
import { readContents, readReason } from './operation.ts';
import { id, malformed, oneOf, readQuery, wholeNumber } from './parameters.ts';

const mostIds = 5000;

/** One action on many records: tried first, then done in the background, and taken back where that is possible. */
export function bulkRoutes(application: Application): Hono<Environment> {
  const { model } = application;
  const routes = new Hono<Environment>();
  const bulkOf = (c: RequestContext) => id(c.req.param('id') ?? '', 'id');

  routes.get('/', async (c) => {
    const page = readQuery(new URL(c.req.url).searchParams, { before: id, limit: wholeNumber(1, 50) });
    return c.json(await asCaller({ c, application }, () => listBulks(page)));
  });
  routes.post('/:form', async (c) => {
    const form = formNamed(model, c.req.param('form'));
    const body = await readObject(c);
    onlyKeys(body, ['selection', 'action', 'reason', 'act']);
    const selection = readSelection(model, form, body.selection);
    const action = readAction(body.action);
    const why = readReason(body);
    if (action.do === 'delete') requiredText(body, 'reason');
    const created = await asCaller({ c, application }, () => createBulk({ form: form.id, selection, action, ...why }));
    application.jobs.wake();
    c.header('Location', `/api/v1/bulk/${created.id}`);
    return c.json(created, 201);
  });
  routes.get('/:id', async (c) => c.json(await asCaller({ c, application }, () => findBulk(bulkOf(c)))));
  for (const [path, ask, kind] of [
    ['start', startBulk, 'bulk_started'],
    ['undo', undoBulk, 'bulk_undone'],
  ] as const) {
    routes.post(`/:id/${path}`, async (c) => {
      onlyKeys(await readObject(c), []);
      const asked = await asCaller({ c, application }, async () => {
        const begun = await ask(bulkOf(c));
        const details = { bulk: begun.id, action: begun.action, count: begun.total };
        await noteAudit({ kind, form: begun.form, details, ...(begun.reason ? { reason: begun.reason } : {}) });
        return begun;
      });
      application.jobs.wake();
      return c.json(asked, 202);
    });
  }
  routes.get('/:id/lines', async (c) => {
    const { outcome, ...rest } = readQuery(new URL(c.req.url).searchParams, {
      outcome: oneOf('ready', 'unchanged', 'refused', 'written', 'undone', 'kept'),
      after: wholeNumber(0, 10_000_000),
      limit: wholeNumber(1, 200),
    });
    const page = await asCaller({ c, application }, () =>
      readBulkLines({ id: bulkOf(c), ...rest, ...(outcome ? { outcomes: [outcome] } : {}) }),
    );
    const translator = c.get('translator');
    return c.json({ ...page, lines: page.lines.map((line) => worded(line, model, translator)) });
  });
  return routes;
}

function readSelection(model: Model, form: ModelForm, value: unknown): BulkSelection {
  const said = objectOf(value, 'selection');
  onlyKeys(said, ['ids', 'where', 'figure', 'under', 'q'], 'selection.');
  if (said.ids !== undefined) {
    if (!Array.isArray(said.ids)) throw malformed('selection.ids', 'not_a_list');
    if (said.ids.length > mostIds) throw malformed('selection.ids', 'too_long', { max: mostIds });
    return { ids: said.ids.map((each, at) => id(String(each), `selection.ids.${at}`)) };
  }
  const under = textOf(said, 'under', 36);
  const q = textOf(said, 'q', 200);
  return {
    ...readConditions({ model, form, where: said.where, figure: textOf(said, 'figure', 48), within: 'selection.' }),
    ...(under ? { under: id(under, 'selection.under') } : {}),
    ...(q ? { q } : {}),
  };
}

function readAction(value: unknown): BulkAction {
  const said = objectOf(value, 'action');
  const verb = oneOf('set', 'move', 'event', 'delete')(requiredText(said, 'do'), 'action.do');
  if (verb === 'delete') {
    onlyKeys(said, ['do'], 'action.');
    return { do: verb };
  }
  const keys = { set: ['unknown'], move: [], event: ['form'] }[verb];
  onlyKeys(said, ['do', 'values', ...keys], 'action.');
  const contents = readContents(said, 'action.');
  if (verb === 'event') {
    if (typeof contents.values.valid_from !== 'string') throw malformed('action.values.valid_from', 'missing');
    return { do: verb, form: requiredText(said, 'form'), values: contents.values };
  }
  return { do: verb, ...contents };
}

function worded(line: BulkLine, model: Model, translator: Translator) {
  return {
    ...line,
    problems: line.problems.map((problem) => {
      const label = problem.field
        ? model.forms[problem.form]?.fields[problem.field.split('.')[0] ?? '']?.label
        : undefined;
      const named = label ? { label: wording(label, translator.language) } : {};
      return { ...problem, message: problemWording(translator, { ...problem, ...named }) };
    }),
  };
}
