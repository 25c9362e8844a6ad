import { isWarning, type Model, type ModelForm } from '@baara/model';
import type { Problem } from '../../records/index.ts';
import type { Decision, JudgedLine, LineRecord, ProbableDuplicate, SheetRow } from '../types.ts';
import { checkRecord } from './check-record.ts';
import { contentId } from './content-id.ts';
import { alikeRecords, likeness } from './likeness.ts';
import type { Memory } from './memory.ts';
import { recordsOfLine } from './records-of-line.ts';
import { standingRecords, takenValues, uniqueFields } from './taken.ts';
import { type Reading, understandLine } from './understand.ts';

export interface Judging {
  readonly model: Model;
  readonly form: ModelForm;
  readonly reading: Reading;
  readonly memory: Memory;
  /** What was decided for held lines, by row. */
  readonly decisions: ReadonlyMap<number, Decision>;
  /** Tells the ids of an import that begins anew apart from those of records that were deleted since. */
  readonly salt: string;
  readonly language: 'fr' | 'en';
}

interface Candidate {
  readonly line: SheetRow;
  readonly notes: JudgedLine['notes'];
  readonly reasons: readonly Problem[];
  readonly records: readonly LineRecord[];
  readonly alike: string | null;
}

/**
 * What becomes of a chunk of lines, as far as it can be told before they are saved: understood or refused, new or standing, the
 * first of its likeness or held. A constant number of statements a chunk.
 */
export async function judgeLines(lines: readonly SheetRow[], judging: Judging): Promise<JudgedLine[]> {
  const { form, model } = judging;
  const candidates = lines.map((line) => candidateOf(line, judging));
  const formOf = (id: string) => model.forms[id] as ModelForm;
  const standing = await standingRecords(
    form.id,
    candidates.map(({ records }) => records[0]?.id as string),
  );
  const taken = await takenValues(
    candidates.flatMap(({ records }) => records),
    formOf,
  );
  const alike = await alikeRecords(form, new Set(candidates.flatMap((each) => each.alike ?? [])), judging.language);
  return candidates.map((candidate) => verdict(candidate, { ...judging, standing, taken, alike, formOf }));
}

function candidateOf(line: SheetRow, { reading, model, form }: Judging): Candidate {
  const understood = understandLine(line, reading);
  const records = recordsOfLine(understood, model, form);
  // A cell that was not understood is told once: the record lacks it, but that is no second fault.
  const misread = new Set(understood.reasons.map((reason) => `${reason.form}.${reason.field}`));
  const checked = records.flatMap((record) =>
    checkRecord(record, model.forms[record.form] as ModelForm, model, reading.today),
  );
  const reasons = [
    ...understood.reasons,
    ...checked.filter((problem) => !misread.has(`${problem.form}.${problem.field}`)),
  ];
  return { line, notes: understood.notes, reasons, records, alike: likeness(form, records[0]?.values ?? {}) };
}

interface Register {
  readonly standing: ReadonlyMap<string, boolean>;
  readonly taken: ReadonlySet<string>;
  readonly alike: ReadonlyMap<string, readonly ProbableDuplicate[]>;
  readonly formOf: (id: string) => ModelForm;
}

function verdict(candidate: Candidate, register: Judging & Register): JudgedLine {
  const { line, notes, alike } = candidate;
  const told = { row: line.row, cells: line.cells, notes };
  const main = candidate.records[0] as LineRecord;
  const stands = register.standing.get(main.id);
  if (stands === true) return { ...told, outcome: 'already', reasons: [], duplicates: [], records: [] };
  // A record that was deleted keeps its id: the line is then another record.
  const records =
    stands === false
      ? candidate.records.map((each) => renamed(each, candidate.records, register.salt))
      : candidate.records;

  const reasons = [...candidate.reasons, ...takenReasons(records, line.row, register)];
  if (reasons.some((problem) => !isWarning(problem)))
    return { ...told, outcome: 'refused', reasons, duplicates: [], records: [] };

  const duplicates = alike === null ? [] : duplicatesOf(alike, line.row, register);
  remember(records, alike, line.row, register);
  const held = duplicates.length > 0 && register.decisions.get(line.row) !== 'import';
  return { ...told, outcome: held ? 'held' : 'ready', reasons, duplicates, records: held ? [] : records };
}

function takenReasons(
  records: readonly LineRecord[],
  row: number,
  { formOf, taken, memory }: Judging & Register,
): Problem[] {
  return records.flatMap(({ form, values }) =>
    uniqueFields(formOf(form)).flatMap((field): Problem[] => {
      const value = values[field];
      if (value === null || value === undefined) return [];
      const before = memory.earlier(`${form}.${field}`, String(value));
      if (before !== undefined && before !== row)
        return [{ code: 'import.taken_in_file', form, field, params: { value, row: before } }];
      return taken.has(`${form}.${field}=${String(value)}`)
        ? [{ code: 'field.taken', form, field, params: { value } }]
        : [];
    }),
  );
}

function duplicatesOf(
  alike: string,
  row: number,
  { memory, alike: register }: Judging & Register,
): ProbableDuplicate[] {
  const before = memory.earlier('alike', alike);
  return [...(before !== undefined && before !== row ? [{ row: before }] : []), ...(register.get(alike) ?? [])];
}

function remember(
  records: readonly LineRecord[],
  alike: string | null,
  row: number,
  { memory, formOf }: Judging & Register,
): void {
  for (const { form, values } of records) {
    for (const field of uniqueFields(formOf(form))) {
      const value = values[field];
      if (value !== null && value !== undefined) memory.claim(`${form}.${field}`, String(value), row);
    }
  }
  if (alike !== null) memory.claim('alike', alike, row);
}

/** The record under an id of this import's own, and its references to its siblings with it. */
function renamed(record: LineRecord, siblings: readonly LineRecord[], salt: string): LineRecord {
  const ids = new Map(siblings.map(({ id }) => [id, contentId(salt, id)]));
  const values = Object.fromEntries(
    Object.entries(record.values).map(([key, value]) => [key, (typeof value === 'string' && ids.get(value)) || value]),
  );
  return { form: record.form, id: ids.get(record.id) as string, values };
}
