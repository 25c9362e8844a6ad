import { BaaraError, type ModelForm } from '@baara/model';
import { Hono } from 'hono';
import { actionsOf, deny, fieldPolicy } from '../access/index.ts';
import type { Application } from '../application/types.ts';
import { current } from '../database/index.ts';
import { listRecords, type RecordView } from '../records/index.ts';
import { asCaller } from './caller.ts';
import type { Environment } from './environment.ts';
import { malformed, readQuery, wholeNumber, words } from './parameters.ts';

/** What words name, in every form of the navigation that can be searched: one request, the same number of statements whatever is found. */
export function searchRoutes(application: Application): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/', async (c) => {
    const { q, limit = 5 } = readQuery(new URL(c.req.url).searchParams, { q: words(200), limit: wholeNumber(1, 20) });
    if (q === undefined) throw malformed('q', 'missing');
    const groups = await asCaller({ c, application }, async () => {
      const { model, session } = current();
      const found: Group[] = [];
      for (const form of Object.values(model.forms)) {
        if (!form.search || form.menu === undefined || !actionsOf(model, session, form).includes('read')) continue;
        const group = await searchIn(form, q, limit);
        if (group && group.records.length > 0) found.push(group);
      }
      return found;
    });
    c.header('Cache-Control', 'no-store');
    return c.json({ groups });
  });
  return routes;
}

interface Group {
  readonly form: string;
  readonly records: readonly { readonly id: string; readonly title: string; readonly detail: string }[];
  readonly more: boolean;
}

/** A form whose names a reader may not ask for is not searched, as if it were not there. */
async function searchIn(form: ModelForm, q: string, limit: number): Promise<Group | null> {
  const page = await listRecords({ form: form.id, q, limit, select: telling(form), include: 'place' }).catch(
    (error: unknown) => {
      if (error instanceof BaaraError && error.code === 'access.field_denied') return null;
      throw error;
    },
  );
  if (!page) return null;
  const told = page.rows.map((row) => ({ row, detail: detailOf(form, row, 2) }));
  const records = told.map(({ row, detail }) => {
    // Two regions of one name, the old one and that of today: what else is known tells them apart.
    const alike = told.filter((other) => other.detail === detail && other.row.title === row.title);
    return { id: row.id, title: row.title, detail: alike.length > 1 ? detailOf(form, row, 3) : detail };
  });
  return { form: form.id, records, more: page.next !== null };
}

/** What tells two of a name apart: the list's own columns of choices and units that the caller may read, after its title. */
function telling(form: ModelForm): string[] {
  const facts = form.columns.filter((key) => {
    const kind = form.fields[key]?.kind;
    return (kind === 'choice' || kind === 'tree_ref') && fieldPolicy(form.id, key, 't') !== deny;
  });
  return [...form.title, ...facts.filter((key) => !form.title.includes(key)).slice(0, 3)];
}

function detailOf(form: ModelForm, row: RecordView, told: number): string {
  const places = (row.place ?? []).map(({ title }) => title);
  const facts = telling(form)
    .filter((key) => !form.title.includes(key))
    .flatMap((key) => {
      const value = row.values[key];
      return typeof value === 'string' ? (row.labels[key]?.[value] ?? []) : [];
    });
  return [...facts.slice(0, told), ...places.slice(0, 1)].join(' · ');
}
