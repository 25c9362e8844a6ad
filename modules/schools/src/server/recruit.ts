import { BaaraError, type Expression, type ModelField, type ModelForm, uuidv7 } from '@baara/model';
import {
  applyEnvelope,
  current,
  findDuplicates,
  listRecords,
  type PartContext,
  type PartOrder,
  readRecord,
  type Values,
} from '@baara/server';

/** Somebody of the register who is probably the graduate. */
export interface Likely {
  /** Null: the record lies outside the reader's scope, `ask` says who keeps it. */
  readonly id: string | null;
  readonly title: string;
  /** Keys of the fields that agree beside the name. */
  readonly agree: readonly string[];
  readonly ask: string | null;
}

/** What becomes of a student's row when the graduate is recruited. */
export interface Graduate {
  readonly rev: number;
  /** What a person's file takes over, by the keys of the person's form. */
  readonly values: Values;
  readonly unknown: readonly string[];
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly likely: readonly Likely[];
}

/** A graduate as the file of a person would begin, and who in the register is probably the same. Throws `record.not_found`. */
export async function graduateOf(student: string, { sql }: PartContext): Promise<Graduate> {
  const {
    model: { forms },
    session,
  } = current();
  const language = session.kind === 'user' ? session.language : 'fr';
  const { student: from, person: to } = forms;
  const record = await readRecord({ form: 'student', id: student });
  const [trained] = await sql<{ cadre: string | null; label: string }>`
    SELECT g.cadre, CASE WHEN ${language} = 'en' THEN c.label_en ELSE c.label_fr END AS label FROM student s JOIN intake i ON i.id = s.intake JOIN school_programme g ON g.id = i.programme
    LEFT JOIN cadre c ON c.code = g.cadre WHERE s.id = ${student}::uuid`;
  const keys = from && to ? sharedKeys(from, to) : [];
  const values = Object.fromEntries(
    keys.flatMap((key) => {
      const value = record.values[key] ?? null;
      return value === null || value === '' ? [] : [[key, value]];
    }),
  );
  const cadre = trained?.cadre ? { position_cadre: trained.cadre } : {};
  const wording = trained?.cadre ? { position_cadre: { [trained.cadre]: trained.label } } : {};
  return {
    ...{ rev: record.rev, values: { ...values, ...cadre } },
    unknown: record.unknown.filter((key) => keys.includes(key)),
    labels: {
      ...Object.fromEntries(keys.flatMap((key) => (record.labels[key] ? [[key, record.labels[key]]] : []))),
      ...wording,
    },
    likely: await likelyPersons(values, record.values, { sql }),
  };
}

/** The fields that both forms have, written by people: the same key, kind and list or form. */
function sharedKeys(from: ModelForm, to: ModelForm): readonly string[] {
  return Object.values(to.fields).flatMap((field) => {
    const own = from.fields[field.key];
    if (!own || own.kind !== field.kind || field.kind === 'computed' || field.readonly || field.hidden) return [];
    const target = (each: ModelField) => ('list' in each ? each.list : 'form' in each ? each.form : '');
    return target(own) === target(field) ? [field.key] : [];
  });
}

/** By the same name and birth date, by a number that is a person's own, or by the document that was shown. */
async function likelyPersons(values: Values, student: Values, { sql }: PartContext): Promise<readonly Likely[]> {
  const form = current().model.forms.person;
  const typed = Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));
  const found: Likely[] = (await findDuplicates({ form: 'person', values: typed })).map(({ record, agree, ask }) => ({
    ...{ id: record?.id ?? null, title: record?.title ?? '', agree, ask: ask ?? null },
  }));
  const numbers = (form?.search?.identifiers ?? []).filter((key) => key !== 'phone' && typeof values[key] === 'string');
  const same = numbers.map(
    (key): Expression => ({
      ...{ op: 'eq', left: { op: 'field', path: [key] }, right: { op: 'literal', value: String(values[key]) } },
    }),
  );
  const { identity_type: type, identity_number: number } = student;
  const shown =
    typeof type === 'string' && typeof number === 'string'
      ? await sql<{ person: string }>`SELECT person FROM person_identifier WHERE type = ${type} AND number = ${number}`
      : [];
  if (shown.length > 0)
    same.push({ op: 'in', value: { op: 'field', path: ['id'] }, list: shown.map(({ person }) => person) });
  if (same.length === 0) return found;
  const { rows } = await listRecords({ form: 'person', where: { op: 'or', args: same }, limit: 5 });
  const known = new Set(found.map(({ id }) => id));
  const byNumber = rows
    .filter(({ id }) => !known.has(id))
    .map(({ id, title, values: theirs }) => ({
      ...{ id, title, ask: null },
      agree: numbers.filter((key) => theirs[key] === values[key]),
    }));
  return [...byNumber, ...found];
}

/**
 * Makes a graduate a member of the workforce, in one envelope: writes the person's file from the student's row, the first post
 * where one is given, and takes the transition that links them; or links a person who is there. Where somebody of the register is
 * probably the same and `anew` is not said, it writes nothing and answers who. Throws what saving throws: whoever comes second is refused.
 */
export async function recruit({ body, key, sql }: PartOrder) {
  const order = readOrder(body);
  // Asked again, after an answer that was lost: the file that it made would be taken for somebody who is there already.
  const { values } = await readRecord({ form: 'student', id: order.student });
  if (values.person === order.ids.person) return { person: order.ids.person, likely: [], repeated: true };
  const graduate = await graduateOf(order.student, { sql });
  if (order.person === null && !order.anew && graduate.likely.length > 0)
    return { person: null, likely: graduate.likely };
  const person = order.person ?? order.ids.person;
  const made = order.person === null ? newFile(graduate, { ...order, person }) : [];
  const { repeated } = await applyEnvelope({
    id: key,
    operations: [
      ...made,
      {
        ...{ do: 'pass', form: 'student', id: order.student, rev: order.rev, values: { person } },
        ...{ workflow: 'student_state', transition: 'recruit' },
      },
    ],
  });
  return { person, likely: [], repeated };
}

interface Order {
  readonly student: string;
  /** The revision of the student's row that the clerk saw. */
  readonly rev: number;
  /** Somebody who is there already; null: a new file. */
  readonly person: string | null;
  /** The clerk has seen who is probably the same, and says that it is somebody else. */
  readonly anew: boolean;
  /** What only the employer knows of the person. */
  readonly values: Values;
  /** The first post, or null. */
  readonly post: Values | null;
  readonly ids: { readonly person: string; readonly post: string };
}

function newFile({ values, unknown }: Graduate, order: Order & { readonly person: string }) {
  const { person, post, ids } = order;
  const file = { ...values, ...order.values };
  const posted = { ...post, person, main: true };
  return [
    {
      ...{ do: 'create' as const, form: 'person', id: person, values: file },
      unknown: unknown.filter((key) => (file[key] ?? null) === null),
    },
    ...(post ? [{ do: 'create' as const, form: 'assignment', id: ids.post, values: posted }] : []),
  ];
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** An id among what was sent. Throws `request.malformed`. */
export function idOf(parameter: string, value: unknown): string {
  if (typeof value === 'string' && uuid.test(value)) return value;
  throw malformed(parameter, 'not_an_id');
}

function readOrder(body: Readonly<Record<string, unknown>>): Order {
  const { rev, person = null, anew = false, values = {}, post = null, ids = {} } = body;
  if (!Number.isInteger(rev)) throw malformed('rev', 'not_a_number');
  if (!isObject(values)) throw malformed('values', 'not_an_object');
  if (post !== null && !isObject(post)) throw malformed('post', 'not_an_object');
  if (!isObject(ids)) throw malformed('ids', 'not_an_object');
  const own = (name: string) => (ids[name] === undefined ? uuidv7() : idOf(`ids.${name}`, ids[name]));
  return {
    ...{ student: idOf('student', body.student), rev: rev as number, anew: anew === true },
    person: person === null ? null : idOf('person', person),
    ...{ values: values as Values, post: post as Values | null },
    ids: { person: own('person'), post: own('post') },
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const malformed = (parameter: string, reason: string) =>
  new BaaraError({ code: 'request.malformed', params: { parameter, reason } });
