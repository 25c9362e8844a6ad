import { addDaysTo, BaaraError, type TimelineKind } from '@baara/model';
import { sql } from 'drizzle-orm';
import { allowRead } from '../access/index.ts';
import { query } from '../database/index.ts';
import { filesNamed, type StoredFile } from '../files/index.ts';
import { latestPassagesOf, type StateTaken } from '../history/index.ts';
import { arrayText, type ReadRow, readRow, selected, viewOf, type Wordings, wordingsOf } from '../records/index.ts';
import { type NamedThen, unitsNamedThen } from '../tree/index.ts';
import { pageOf, type Standing, writeCursor } from './page.ts';
import { type Participant, participantsOf } from './participants.ts';
import type { TimelinePage, TimelineRow } from './types.ts';

const usualLimit = 50;

export interface TimelineRequest {
  readonly form: string;
  readonly id: string;
  /** Only rows of these kinds. */
  readonly kinds?: readonly TimelineKind[] | undefined;
  /** Only rows that hold a file. */
  readonly holding?: 'files' | undefined;
  /** 1–200, default 50. */
  readonly limit?: number | undefined;
  /** `next` of a page. */
  readonly cursor?: string | undefined;
}

/**
 * A page of what happened to a record according to its child forms, newest first, as far as the session may read each row:
 * five statements, and one for each form that the page shows. Throws `record.not_found`, `request.cursor_invalid`.
 */
export async function readTimeline(request: TimelineRequest): Promise<TimelinePage> {
  const { form, id, kinds, holding, cursor, limit = usualLimit } = request;
  await requireReadable(form, id);
  const participants = participantsOf(form);
  const wanted = participants.filter(({ timeline }) => !kinds || kinds.includes(timeline.kind));
  const forms = new Set(wanted.map((each) => each.form.id));
  const { rows, counts } = await pageOf({ participants, id, forms, holding, cursor, limit });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: await told(page, participants),
    next: rows.length > limit && last ? writeCursor(last) : null,
    kinds: countKinds(participants, counts),
  };
}

/** Throws `record.not_found` for a record that does not exist or may not be read. */
export async function requireReadable(form: string, id: string): Promise<void> {
  const plan = allowRead({ form, select: [], includeDeleted: true });
  const [row] = await query(
    sql`SELECT 1 AS found FROM ${plan.from} WHERE ${sql.identifier(plan.alias)}.id = ${id}::uuid AND ${plan.where}`,
  );
  if (!row) throw new BaaraError({ code: 'record.not_found', params: { form, id } });
}

function countKinds(
  participants: readonly Participant[],
  counts: Readonly<Record<string, number>>,
): TimelinePage['kinds'] {
  const kinds: Partial<Record<TimelineKind, number>> = {};
  for (const { form, timeline } of participants) {
    const count = counts[form.id] ?? 0;
    if (count > 0) kinds[timeline.kind] = (kinds[timeline.kind] ?? 0) + count;
  }
  return kinds;
}

interface Told {
  readonly participant: Participant;
  readonly row: ReadRow;
}

async function told(page: readonly Standing[], participants: readonly Participant[]): Promise<TimelineRow[]> {
  const shown = participants.filter(({ form }) => page.some((each) => each.form === form.id));
  const groups = await Promise.all(
    shown.map(async (participant) => {
      const ids = page.filter((each) => each.form === participant.form.id).map((each) => each.id);
      return { participant, rows: await rowsNamed(participant, ids) };
    }),
  );
  const rows = new Map<string, Told>();
  for (const group of groups) {
    for (const row of group.rows) rows.set(row.id, { participant: group.participant, row });
  }
  const ordered = page.flatMap(({ id, starts }) => {
    const found = rows.get(id);
    return found ? [{ ...found, starts }] : [];
  });
  const wordings = await wordingsOf(groups.map((group) => ({ form: group.participant.form, rows: group.rows })));
  const units = ordered.flatMap(({ participant, row, starts }) =>
    unitsOf(participant, row).map(({ field, unit }) => ({ row: row.id, field, unit, day: starts })),
  );
  const names = await unitsNamedThen(units.map(({ unit, day }) => ({ unit, day })));
  const files = await filesNamed(ordered.flatMap(({ participant, row }) => heldFiles(participant, row)));
  const passing = ordered.filter(({ participant }) => participant.workflows.length > 0);
  const passages = passing.length > 0 ? await latestPassagesOf(passing.map(({ row }) => row.id)) : new Map();
  return ordered.map(({ participant, row }) => {
    const then = units.flatMap(({ row: of, field }, at): [string, NamedThen][] => {
      const name = names[at];
      return of === row.id && name ? [[field, name]] : [];
    });
    return rowOf({
      ...{ participant, row, wordings, units: Object.fromEntries(then), files },
      passages: passages.get(row.id) ?? [],
    });
  });
}

async function rowsNamed({ plan }: Participant, ids: readonly string[]): Promise<ReadRow[]> {
  const rows = await query(
    sql`SELECT ${selected(plan)} FROM ${plan.from} WHERE ${sql.identifier(plan.alias)}.id = ANY(${arrayText(ids)}::text::uuid[]) AND ${plan.where}`,
  );
  return rows.map((row) => readRow(plan, row));
}

function unitsOf({ form, plan }: Participant, row: ReadRow): { field: string; unit: string }[] {
  return plan.fields.flatMap((field) => {
    const unit = row.values[field];
    return form.fields[field]?.kind === 'tree_ref' && typeof unit === 'string' ? [{ field, unit }] : [];
  });
}

function heldFiles({ files }: Participant, row: ReadRow): string[] {
  return files.flatMap((key) => {
    const file = row.values[key];
    return typeof file === 'string' ? [file] : [];
  });
}

function rowOf(facts: {
  readonly participant: Participant;
  readonly row: ReadRow;
  readonly wordings: Wordings;
  readonly units: Readonly<Record<string, NamedThen>>;
  readonly files: ReadonlyMap<string, StoredFile>;
  readonly passages: readonly StateTaken[];
}): TimelineRow {
  const { participant, row, wordings, units, files, passages } = facts;
  const { form, timeline, workflows } = participant;
  const end = timeline.to === undefined ? null : row.values[timeline.to];
  const field = timeline.to === undefined ? undefined : form.fields[timeline.to];
  const isExclusive = field?.kind === 'date' && field.exclusive === true;
  const held = participant.files.flatMap((key): [string, StoredFile][] => {
    const file = files.get(String(row.values[key] ?? ''));
    return file ? [[key, file]] : [];
  });
  return {
    form: form.id,
    kind: timeline.kind,
    from: String(row.values[timeline.from]),
    to: typeof end === 'string' ? (isExclusive ? addDaysTo(end, -1) : end) : null,
    lasts: timeline.to !== undefined,
    record: viewOf({ form, row, wordings }),
    units,
    files: Object.fromEntries(held),
    passages: passages.filter(({ workflow }) => workflows.includes(workflow)),
  };
}
