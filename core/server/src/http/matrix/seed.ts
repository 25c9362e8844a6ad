import { uuidv7 } from '@baara/model';
import { sql } from 'drizzle-orm';
import { bulkHandlers } from '../../bulk/index.ts';
import { execute, inTransaction } from '../../database/index.ts';
import { checkFile, storeFile } from '../../files/index.ts';
import { applyEnvelope, type Operation } from '../../records/index.ts';
import { assignRole, createUser, tokenHash } from '../../sessions/index.ts';
import { systemSession } from '../../testing/index.ts';
import { ids, type TestServer } from '../testing.ts';
import type { Column } from './columns.ts';
import { type Facts, words } from './secrets.ts';

type Request = TestServer['request'];
type Assigning = { readonly role: string; readonly unit: string; readonly from?: string; readonly to?: string };

/** Opens a column's account and answers how to ask as its holder. No password is made: hashing seventeen takes seconds. */
export async function accountOf(site: TestServer, column: Column): Promise<Request> {
  const { application, request } = site;
  if (column.situation === 'signed out') return request;
  const office = { database: application.database, model: application.model };
  const account = (username: string) => createUser(office, { username, name: `Compte ${username}`, language: 'fr' });
  const user = await account(column.username);
  const give = (to: string, more: Partial<Assigning> & { readonly delegatedFrom?: string } = {}) =>
    assignRole(office, { user: to, role: column.role ?? '', unit: ids.south, ...more });
  const past = { from: '2020-01-01', to: '2020-02-01' };
  switch (column.situation) {
    case 'in scope':
    case 'no grant':
      if (column.role) await give(user);
      break;
    case 'out of scope':
      await give(user, { unit: ids.north });
      break;
    case 'expired':
      await give(user, past);
      break;
    case 'to come':
      await give(user, { from: '2190-01-01' });
      break;
    case 'delegated':
    case 'delegation ended': {
      const giver = await account(`${column.username}_giver`);
      const own = await give(giver, column.situation === 'delegated' ? {} : past);
      await give(user, { delegatedFrom: own });
    }
  }
  await signIn(site, column);
  return (path, init = {}) =>
    request(path, { ...init, headers: { ...(init.headers as object), cookie: `baara_session=${tokenOf(column)}` } });
}

const tokenOf = ({ username }: Column) => `token-of-${username}`;

/** Gives a column's account its session, anew where it has ended. */
export async function signIn({ application: { database, model } }: TestServer, column: Column): Promise<void> {
  await inTransaction({ database, model, session: systemSession }, () =>
    execute(sql`
      INSERT INTO baara_session (token, user_id, expires)
      SELECT ${tokenHash(tokenOf(column))}, id, now() + interval '1 day' FROM baara_user WHERE username = ${column.username} ON CONFLICT DO NOTHING`),
  );
}

/** Writes somebody of the south with everything that belongs to them; `number` makes their matricule. */
export async function writeHidden({ application }: TestServer, number: number): Promise<Facts> {
  const { database, model, files } = application;
  const [person, assignment, note, sanction, document, gone] = Array.from({ length: 6 }, () => uuidv7());
  const about = (form: string, id: string | undefined, values: object) =>
    ({ do: 'create', form, id, values: { person, ...values } }) as Operation;
  let file = '';
  await inTransaction({ database, model, session: systemSession, deadlineMs: 20_000 }, async () => {
    const checked = await checkFile(new TextEncoder().encode(`${words.document[1]}\n`));
    file = (await storeFile({ folder: files, name: `${words.document[0]}.txt`, ...checked })).id;
    const values = {
      ...{ surname: 'Zoumana', forename: 'Kadidia', sex: 'f', cadre: 'midwife', birth_date: '1971-03-19' },
      ...{ phone: '76998877', matricule: `0999X${number}`, health_note: words.health[0] },
    };
    const post = { facility: ids.south, main: true, function: 'Accoucheuse', valid_from: '2020-01-01' };
    const operations: Operation[] = [
      { do: 'create', form: 'person', id: person as string, values } as Operation,
      about('assignment', assignment, post),
      about('note', note, { body: words.note[0], written: '2021-01-01' }),
      about('note', gone, { body: words.note[0], written: '2021-01-02' }),
      about('sanction', sanction, { topic: words.sanction[0] }),
      about('document', document, { topic: words.document[0], scan: file }),
    ];
    await applyEnvelope({ id: uuidv7(), operations });
    const remove: Operation = { do: 'delete', form: 'note', id: gone as string, rev: 1 };
    await applyEnvelope({ id: uuidv7(), operations: [remove], reason: 'deux fois' });
  });
  const records = { person, assignment, note, sanction, document, file, gone };
  return { ...(records as unknown as Facts), import: '', bulk: '', view: '', account: '', held: '' };
}

/** The work of a manager of the south on those records: an import, an action on many, a view, and an account beside it. */
export async function workOn(site: TestServer, manager: Request, facts: Facts): Promise<Facts> {
  const { database, model } = site.application;
  const office = { database, model };
  const made = async (path: string, init: Parameters<Request>[1]) => {
    const response = await manager(path, { method: 'POST', ...init });
    const said = (await response.json()) as { readonly id: string };
    if (response.status >= 300) throw new Error(`${path}: ${JSON.stringify(said)}`);
    return said.id;
  };
  const csv = { headers: { 'content-type': 'text/csv' }, body: 'Nom;Prénom\nZoumana;Kadidia\n' };
  const sent = await made('/api/v1/imports/person?name=liste-du-sud.csv', csv);
  const selection = { ids: [facts.person] };
  const bulk = await made('/api/v1/bulk/person', {
    json: { selection, action: { do: 'set', values: { sex: 'f' } }, reason: words.work[0] },
  });
  const who = (await manager('/api/v1/session').then((each) => each.json())) as { user: { id: string } };
  const check = bulkHandlers(office).get('bulk.check');
  await check?.({ payload: { bulk, user: who.user.id } } as never, new AbortController().signal);
  const view = await made('/api/v1/views/person', { json: { name: words.work[0], query: 'q=Zoumana' } });
  const account = await createUser(office, { username: 'zanga', name: words.account[0] ?? '', language: 'fr' });
  const held = await assignRole(office, { user: account, role: 'reader', unit: ids.south });
  return { ...facts, import: sent, bulk, view, account, held };
}
