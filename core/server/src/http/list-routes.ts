import type { Expression, ModelForm } from '@baara/model';
import { Hono } from 'hono';
import { actionsOf, asSystem, sliceModel } from '../access/index.ts';
import type { Application } from '../application/types.ts';
import { current, inTransaction } from '../database/index.ts';
import { listRecords, type RecordView } from '../records/index.ts';
import { named } from '../vocabulary/index.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { formNamed } from './list-request.ts';
import { keys, oneOf, readQuery, wholeNumber, words } from './parameters.ts';

interface Choice {
  readonly code: string;
  readonly label: string;
  readonly parent?: string;
  readonly retired?: true;
  readonly replaced_by?: string;
}

const field = (key: string): Expression => ({ op: 'field', path: [key] });
const literal = (value: string): Expression => ({ op: 'literal', value });

/** The items of a list, as a picker asks for them. */
export function listRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/:list', async (c) => {
    const list = formNamed(application.model, c.req.param('list'));
    const asked = readQuery(new URL(c.req.url).searchParams, {
      q: words(200),
      parent: words(100),
      code: keys(200),
      retired: oneOf('include'),
      limit: wholeNumber(1, 200),
    });
    const page = await asCaller({ c, application }, () =>
      mayChooseFrom(list, () =>
        listRecords({
          form: list.id,
          where: { op: 'and', args: conditions(asked) },
          sort: ['sort', 'label_fr'],
          limit: asked.limit ?? 50,
          // Codes that are asked for by name are those of facts: they keep their wording for ever.
          ...(asked.retired || asked.code ? { includeRetired: true as const } : {}),
        }),
      ),
    );
    const { language } = c.get('translator');
    return c.json({ items: page.rows.map((row) => choiceOf(row, language)), more: page.next !== null });
  });
  return routes;
}

/** Who may see a field that chooses from a list may read the list, granted by name or not. */
async function mayChooseFrom<T>(list: ModelForm, work: () => Promise<T>): Promise<T> {
  const { database, model, session, today } = current();
  const slice = sliceModel(model, session);
  const chooses = Object.values(slice.forms).some(({ fields }) =>
    Object.values(fields).some((each) => 'list' in each && each.list === list.id),
  );
  if (list.kind !== 'list' || !chooses || actionsOf(model, session, list).includes('read')) return work();
  return inTransaction({ database, model, session: asSystem('items to choose from'), today }, work);
}

function conditions(asked: {
  readonly q?: string;
  readonly parent?: string;
  readonly code?: readonly string[];
}): Expression[] {
  const { q, parent, code } = asked;
  const all: Expression[] = [{ op: 'not', arg: { op: 'isEmpty', field: ['code'] } }];
  if (code) all.push({ op: 'in', value: field('code'), list: code });
  if (parent) all.push({ op: 'eq', left: field('parent'), right: literal(parent) });
  if (q) all.push(named(q));
  return all;
}

function choiceOf({ values }: RecordView, language: string): Choice {
  const { code, label_fr, label_en, parent, retired, replaced_by } = values;
  const label = language === 'en' ? (label_en ?? label_fr) : (label_fr ?? label_en);
  return {
    code: String(code),
    label: String(label ?? code),
    ...(parent ? { parent: String(parent) } : {}),
    ...(retired === true ? { retired } : {}),
    ...(replaced_by ? { replaced_by: String(replaced_by) } : {}),
  };
}
