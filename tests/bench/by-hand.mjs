// What a careful engineer would write by hand for the same answers: node:http, postgres.js and SQL, nothing else. It looks the session up, keeps to
// the caller's scope, and writes history and placement in the transaction. Static statements are made once, at the start.
import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { childForms, labelled, listColumns, personColumns } from './by-hand-sql.mjs';
import { postgres } from './postgres.mjs';
import { misspelt, wholeNames } from './words.mjs';

const [, , url] = process.argv;
const sql = postgres(url, { max: 10, onnotice: () => {}, types: plainTypes() });
const run = (client, text, params) => client.unsafe(text, params, { prepare: true });
/** Planned for the asked unit and words: a plan made for any unit reads the whole country. */
const runAnew = (text, params) => sql.unsafe(text, params, { prepare: false });

/** Dates stay text, numbers come as numbers. */
function plainTypes() {
  const text = (value) => value;
  return {
    date: { to: 1082, from: [1082], serialize: text, parse: text },
    number: { to: 20, from: [20, 1700], serialize: String, parse: Number },
  };
}

const sessionText = `SELECT u.id::text AS user, a.role, CASE WHEN NOT EXISTS (SELECT 1 FROM unit_closure c WHERE c.descendant = a.unit AND c.ancestor <> a.unit) THEN NULL ELSE a.unit::text END AS unit
  FROM baara_session s JOIN baara_user u ON u.id = s.user_id
  JOIN baara_assignment a ON a.user_id = u.id AND a.valid_from <= current_date AND (a.valid_to IS NULL OR a.valid_to > current_date)
  WHERE s.token = $1 AND s.expires > now() AND s.last_seen > now() - interval '12 hours' AND NOT u.disabled`;

async function callerOf(request) {
  const token = /baara_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const [session] = await run(sql, sessionText, [createHash('sha256').update(token).digest('hex')]);
  if (!session) throw Object.assign(new Error('signed out'), { status: 401 });
  return session;
}

/** The condition of a scope, its unit as the last parameter; nothing for the whole country. */
const scoped = (unit, at) =>
  unit === null
    ? ''
    : `AND EXISTS (SELECT 1 FROM person_place l JOIN unit_closure c ON c.descendant = l.unit WHERE l.record = p.id AND c.ancestor = $${at}::uuid)`;
const keys = 'baara_sort_key(p.surname) COLLATE "C", baara_sort_key(p.given_names) COLLATE "C", p.id';
const list = labelled('person', listColumns, 'p');

async function page(unit, { after, limit }) {
  const params = after ? [...after] : [];
  const beyond = after ? `AND (${keys}) > ($1::text, $2::text, $3::uuid)` : '';
  if (unit !== null) params.push(unit);
  const rows = await runAnew(
    `SELECT ${list.columns}, ${keys.replace(' COLLATE "C",', ' AS k1,').replace(' COLLATE "C", p.id', ' AS k2')} FROM person p ${list.joins}
     WHERE p.deleted_at IS NULL ${scoped(unit, params.length)} ${beyond} ORDER BY ${keys} LIMIT ${limit + 1}`,
    params,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => list.view(row)),
    next: rows.length > limit ? Buffer.from(JSON.stringify([last.k1, last.k2, last.id])).toString('base64url') : null,
    previous: null,
  };
}

/** Whole words and beginnings first; only when nothing begins so, words with one typing error. In a subquery, or the planner takes the long one for too dear and reads the table. */
async function search(unit, words) {
  const asked = async (terms) => {
    const params = unit === null ? [terms, wholeNames(words)] : [terms, wholeNames(words), unit];
    return runAnew(
      `WITH named AS MATERIALIZED (SELECT id FROM person WHERE deleted_at IS NULL AND array_to_tsvector(string_to_array(name_key, ' ')) @@ (SELECT $1::tsquery))
       SELECT ${list.columns} FROM named JOIN person p ON p.id = named.id ${list.joins} WHERE TRUE ${scoped(unit, 3)}
       ORDER BY CASE WHEN array_to_tsvector(string_to_array(p.name_key, ' ')) @@ $2::tsquery THEN 0 ELSE 1 END, ${keys} LIMIT 51`,
      params,
    );
  };
  let rows = await asked(wholeNames(words, ':*'));
  if (rows.length === 0) rows = await asked(misspelt(words));
  return { rows: rows.slice(0, 50).map((row) => list.view(row)), next: null, previous: null };
}

async function count(unit) {
  const [row] = await runAnew(
    `SELECT count(*) AS count FROM person p WHERE p.deleted_at IS NULL ${scoped(unit, 1)}`,
    unit === null ? [] : [unit],
  );
  return { total: { count: row.count, more: false } };
}

const whole = labelled('person', personColumns, 'p');
const readPerson = (unit) =>
  `SELECT ${whole.columns} FROM person p ${whole.joins} WHERE p.id = $1::uuid AND p.deleted_at IS NULL ${scoped(unit, 2)}`;
const children = childForms.map((form) => {
  const { columns, joins, view } = labelled(form.id, form.columns, 't');
  const text = `SELECT ${columns}, count(*) OVER () AS count__ FROM "${form.id}" t ${joins} WHERE t.person = $1::uuid AND t.deleted_at IS NULL ORDER BY ${form.order} t.id LIMIT 20`;
  return { id: form.id, text, view };
});

async function detail(unit, id) {
  // One connection, everything sent at once: the scope of the children is that of their person.
  const [[person], ...lists] = await sql.begin((tx) => [
    run(tx, readPerson(unit), unit === null ? [id] : [id, unit]),
    ...children.map(({ text }) => run(tx, text, [id])),
  ]);
  if (!person) throw Object.assign(new Error('not found'), { status: 404 });
  return {
    ...whole.view(person),
    children: Object.fromEntries(children.map((child, at) => [child.id, lists[at].map(child.view)])),
    counts: Object.fromEntries(children.map((child, at) => [child.id, lists[at][0]?.count__ ?? 0])),
  };
}

const inserts = new Map(
  [
    ['person', [...personColumns, 'name_key']],
    ['assignment', childForms.find(({ id }) => id === 'assignment').columns],
  ].map(([form, columns]) => {
    const stored = columns.filter((name) => name !== 'age');
    const names = ['id', 'rev', 'owner', ...stored].map((name) => `"${name}"`).join(', ');
    const values = stored.map((_, at) => `$${at + 3}`).join(', ');
    return [
      form,
      {
        stored,
        text: `INSERT INTO "${form}" (${names}, created_at, updated_at) VALUES ($1, 1, $2, ${values}, now(), now())`,
      },
    ];
  }),
);
const historyText =
  'INSERT INTO baara_history (form, record, rev, user_id, envelope, verb, before, after) VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8::text::jsonb)';
const claimText =
  'INSERT INTO baara_envelope (id, content, user_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING true AS mine';
const inScope = (unit) =>
  unit === null ? '' : 'AND EXISTS (SELECT 1 FROM unit_closure c WHERE c.descendant = u.id AND c.ancestor = $2::uuid)';

/** A person and their first post: what is required, who may, what exists, then the rows. Indexes keep matricules apart. */
async function create({ user, unit }, { id, operations }) {
  const [{ id: person, values }, post] = operations;
  for (const key of ['surname', 'given_names', 'sex', 'position_cadre', 'position_statut'])
    if (!values[key]) throw Object.assign(new Error(`${key} is required`), { status: 422 });
  if (!/^\d{4}-\d\d-\d\d$/.test(values.birth_date) || values.birth_date > new Date().toISOString())
    throw Object.assign(new Error('birth_date'), { status: 422 });
  return sql.begin(async (tx) => {
    const content = createHash('sha256').update(JSON.stringify(operations)).digest();
    const [[mine], [facility]] = await Promise.all([
      run(tx, claimText, [id, content, user]),
      run(
        tx,
        `SELECT u.id FROM unit u WHERE u.id = $1::uuid AND u.deleted_at IS NULL ${inScope(unit)}`,
        unit === null ? [post.values.facility] : [post.values.facility, unit],
      ),
    ]);
    if (!mine) return { id, repeated: true };
    if (!facility) throw Object.assign(new Error('facility'), { status: 403 });
    const nameKey = wholeNames(`${values.surname} ${values.given_names}`)
      .replaceAll(/['()]/g, '')
      .split('&')
      .sort()
      .join(' ');
    const insert = (form, record, said) => {
      const { stored, text } = inserts.get(form);
      return run(tx, text, [record, unit, ...stored.map((name) => said[name] ?? null)]);
    };
    const history = (form, record, said) =>
      run(tx, historyText, [form, record, 1, user, id, 'create', '{}', JSON.stringify(said)]);
    await Promise.all([
      insert('person', person, { nationality: 'ML', ...values, name_key: nameKey }),
      insert('assignment', post.id, post.values),
      run(tx, 'INSERT INTO person_place (record, unit, owner, until, sort) VALUES ($1, $2, true, NULL, $3)', [
        ...[person, post.values.facility, nameKey],
      ]),
      history('person', person, values),
      history('assignment', post.id, post.values),
    ]);
    return {
      id,
      repeated: false,
      records: operations.map(({ form, id: record }) => ({ form, id: record, rev: 1 })),
      warnings: [],
    };
  });
}

/** The telephone and the birth place: the row is locked, its revision compared, the change and its history written, the record answered. */
async function update({ user, unit }, id, rev, values) {
  if (values.phone && !/^\+223\d{8}$/.test(values.phone)) throw Object.assign(new Error('phone'), { status: 422 });
  const record = await sql.begin(async (tx) => {
    const envelope = randomUUID();
    const content = createHash('sha256').update(JSON.stringify(values)).digest();
    const owned =
      unit === null
        ? ''
        : 'AND EXISTS (SELECT 1 FROM person_place l JOIN unit_closure c ON c.descendant = l.unit WHERE l.record = p.id AND l.owner AND c.ancestor = $2::uuid)';
    const [, [before]] = await Promise.all([
      run(tx, claimText, [envelope, content, user]),
      run(
        tx,
        `SELECT p.rev, p.phone, p.birth_place FROM person p WHERE p.id = $1::uuid AND p.deleted_at IS NULL ${owned} FOR UPDATE OF p`,
        unit === null ? [id] : [id, unit],
      ),
    ]);
    if (!before) throw Object.assign(new Error('not found'), { status: 404 });
    if (before.rev !== rev) throw Object.assign(new Error('conflict'), { status: 409 });
    const after = { phone: before.phone, birth_place: before.birth_place, ...values };
    const [, , [person]] = await Promise.all([
      run(tx, 'UPDATE person SET phone = $2, birth_place = $3, rev = rev + 1, updated_at = now() WHERE id = $1::uuid', [
        ...[id, after.phone, after.birth_place],
      ]),
      run(tx, historyText, [
        ...['person', id, rev + 1, user, envelope, 'update'],
        ...[JSON.stringify({ phone: before.phone, birth_place: before.birth_place }), JSON.stringify(values)],
      ]),
      run(tx, readPerson(unit), unit === null ? [id] : [id, unit]),
    ]);
    return whole.view(person);
  });
  return { record, warnings: [], repeated: false };
}

async function answer(request) {
  const url = new URL(request.url, 'http://localhost');
  const caller = await callerOf(request);
  const body = request.method === 'GET' ? null : JSON.parse(await text(request));
  if (url.pathname === '/api/v1/envelopes') return create(caller, body);
  const [, id] = /^\/api\/v1\/records\/person(?:\/([\w-]+))?$/.exec(url.pathname) ?? [];
  if (request.method === 'PATCH')
    return update(caller, id, Number(request.headers['if-match'].replaceAll('"', '')), body.values);
  if (id) return detail(caller.unit, id);
  const [cursor, words] = [url.searchParams.get('cursor'), url.searchParams.get('q')];
  if (url.searchParams.has('count')) return count(caller.unit);
  if (words) return search(caller.unit, words);
  const after = cursor ? JSON.parse(Buffer.from(cursor, 'base64url').toString()) : null;
  return page(caller.unit, { after, limit: 50 });
}

async function text(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const server = createServer((request, response) => {
  answer(request).then(
    (value) => {
      const json = JSON.stringify(value);
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) })
        .end(json);
    },
    (error) => response.writeHead(error.status ?? 500).end(JSON.stringify({ message: error.message })),
  );
});
server.keepAliveTimeout = 75_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
process.once('SIGTERM', () => process.exit(0));
