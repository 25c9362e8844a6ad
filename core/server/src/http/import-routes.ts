import { problemWording, type Translator } from '@baara/i18n';
import { type Model, wording } from '@baara/model';
import { Hono } from 'hono';
import type { Application } from '../application/types.ts';
import { noteAudit } from '../audit/index.ts';
import {
  type ColumnMapping,
  createImport,
  type Decision,
  decide,
  type ImportLine,
  listImports,
  mapColumns,
  readImport,
  readLines,
  refusedFile,
  requestRun,
} from '../imports/index.ts';
import { fileLimit, objectOf, onlyKeys, readBytes, readObject, requiredText, textOf } from './body.ts';
import { asCaller } from './caller.ts';
import type { Environment, RequestContext } from './environment.ts';
import { id, malformed, oneOf, readQuery, wholeNumber, words } from './parameters.ts';

/** Files that become records: upload, mapping, dry run, decisions, start, undo. */
export function importRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  const patient = (c: RequestContext) => ({ c, application, deadlineMs: 30_000 });
  const importOf = (c: RequestContext) => id(c.req.param('id') ?? '', 'id');

  routes.get('/', async (c) => {
    const { form } = readQuery(new URL(c.req.url).searchParams, { form: words(64) });
    return c.json({ imports: await asCaller({ c, application }, () => listImports(form)) });
  });
  routes.post('/:form', async (c) => {
    const { name } = readQuery(new URL(c.req.url).searchParams, { name: words(255) });
    const bytes = await readBytes(c, fileLimit);
    const form = c.req.param('form');
    const created = await asCaller(patient(c), async () => {
      const made = await createImport({ form, name: name ?? 'liste', bytes: pieces(bytes) });
      await noteAudit({ kind: 'import_sent', form, details: { import: made.id, name: made.name } });
      return made;
    });
    c.header('Location', `/api/v1/imports/${created.id}`);
    return c.json(created, 201);
  });
  routes.get('/:id', async (c) => c.json(await asCaller({ c, application }, () => readImport(importOf(c)))));
  routes.put('/:id/mapping', async (c) => {
    const body = await readObject(c);
    onlyKeys(body, ['mapping']);
    const mapping = readMapping(body.mapping);
    return c.json(await asCaller({ c, application }, () => mapColumns(importOf(c), mapping)));
  });
  routes.put('/:id/decisions', async (c) => {
    const decisions = readDecisions(await readObject(c));
    return c.json(await asCaller({ c, application }, () => decide(importOf(c), decisions)));
  });
  for (const [path, run, kind] of [
    ['dry-run', 'check', 'import_checked'],
    ['start', 'import', 'import_started'],
    ['undo', 'undo', 'import_undone'],
  ] as const) {
    routes.post(`/:id/${path}`, async (c) => {
      const body = await readObject(c);
      onlyKeys(body, ['reason']);
      const reason = run === 'undo' ? requiredText(body, 'reason', 500) : textOf(body, 'reason', 500);
      const asked = await asCaller({ c, application }, async () => {
        const requested = await requestRun(importOf(c), run, reason);
        const { form, name, id: work } = requested;
        await noteAudit({ kind, form, details: { import: work, name }, ...(reason ? { reason } : {}) });
        return requested;
      });
      application.jobs.wake();
      return c.json(asked, 202);
    });
  }
  routes.get('/:id/lines', async (c) => {
    const { outcome, after, limit } = readQuery(new URL(c.req.url).searchParams, {
      outcome: oneOf('ready', 'refused', 'held', 'undecided', 'already', 'normalised'),
      after: wholeNumber(0, 10_000_000),
      limit: wholeNumber(1, 500),
    });
    const page = await asCaller({ c, application }, async () => {
      await readImport(importOf(c));
      const facts = { ...(outcome && { outcome }), ...(after !== undefined && { after }), ...(limit && { limit }) };
      return readLines({ id: importOf(c), ...facts });
    });
    const translator = c.get('translator');
    return c.json({ ...page, lines: page.lines.map((line) => worded(line, application.model, translator)) });
  });
  routes.get('/:id/refused.csv', async (c) => {
    const text = await asCaller(patient(c), async () => {
      const translator = c.get('translator');
      const reasonOf = (problem: ImportLine['reasons'][number]) => messageOf(problem, application.model, translator);
      let file = '';
      for await (const line of refusedFile(importOf(c), { heading: translator.t('imports:reason'), reasonOf }))
        file += line;
      return file;
    });
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', 'attachment; filename="lignes-refusees.csv"');
    return c.body(text);
  });
  return routes;
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function readMapping(value: unknown): ColumnMapping[] {
  if (!Array.isArray(value)) throw malformed('mapping', 'not_a_list');
  return value.map((each, index) => {
    const at = `mapping.${index}`;
    const { column, target } = objectOf(each, at);
    if (typeof column !== 'number' || !Number.isInteger(column))
      throw malformed(`${at}.column`, 'not_a_number', { min: 0, max: 500 });
    if (target === null || target === undefined) return { column, target: null };
    const named = objectOf(target, `${at}.target`);
    const level = textOf(named, 'level', 64);
    return {
      column,
      target: {
        form: requiredText(named, 'form', 64),
        field: requiredText(named, 'field', 64),
        ...(level !== undefined && { level }),
      },
    };
  });
}

const isDecision = (value: unknown): value is Decision => value === 'import' || value === 'skip';

function readDecisions(body: Readonly<Record<string, unknown>>): Parameters<typeof decide>[1] {
  onlyKeys(body, ['all', 'decisions']);
  if (isDecision(body.all)) return { all: body.all };
  const rows = new Map<number, Decision>();
  for (const [row, decision] of Object.entries(objectOf(body.decisions, 'decisions'))) {
    if (!/^\d{1,8}$/.test(row) || !isDecision(decision))
      throw malformed(`decisions.${row}`, 'not_a_choice', { choices: 'import, skip' });
    rows.set(Number(row), decision);
  }
  return { rows };
}

function worded(line: ImportLine, model: Model, translator: Translator) {
  return {
    ...line,
    reasons: line.reasons.map((reason) => ({ ...reason, message: messageOf(reason, model, translator) })),
    notes: line.notes.map((note) => {
      const field = labelOf(note, model, translator.language);
      return {
        ...note,
        message: problemWording(translator, { code: `import.note_${note.code}`, label: field, params: { ...note } }),
      };
    }),
  };
}

function messageOf(problem: ImportLine['reasons'][number], model: Model, translator: Translator): string {
  return problemWording(translator, {
    code: problem.code,
    label: labelOf(problem, model, translator.language),
    params: problem.params,
  });
}

function labelOf(
  { form, field }: { readonly form: string; readonly field?: string },
  model: Model,
  language: string,
): string {
  const label = field === undefined ? undefined : model.forms[form]?.fields[field]?.label;
  return label ? wording(label, language) : (field ?? '');
}
