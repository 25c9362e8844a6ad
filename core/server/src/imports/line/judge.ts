import type { Model, ModelForm } from '@baara/model';
import {
  claimedBy,
  examineNew,
  inTurns,
  isBlocking,
  type NewRecord,
  type Problem,
  type Settled,
} from '../../records/index.ts';
import type { Decision, JudgedLine, LineRecord, ProbableDuplicate, SheetRow } from '../types.ts';
import { alikeRecords } from './alike-records.ts';
import type { Reading } from './columns.ts';
import { type Likeness, likenessOf } from './likeness.ts';
import type { Memory } from './memory.ts';
import { nameRecords } from './named-records.ts';
import type { NamesSeen } from './names-seen.ts';
import { recordsOfLine } from './records-of-line.ts';
import { type Numbered, numberRecords } from './standing.ts';
import { type Understood, understandLine } from './understand.ts';

export interface Judging {
  readonly model: Model;
  readonly form: ModelForm;
  readonly reading: Reading;
  readonly memory: Memory;
  readonly names: NamesSeen;
  /** What was decided for held lines, by row. */
  readonly decisions: ReadonlyMap<number, Decision>;
  readonly language: 'fr' | 'en';
}

/** Lines with what became of them; the drafts of those that are ready, by id. */
export interface Judgement {
  readonly lines: readonly JudgedLine[];
  readonly drafts: ReadonlyMap<string, Settled>;
}

interface Candidate extends Pick<Understood, 'line' | 'reasons' | 'notes'> {
  readonly records: readonly LineRecord[];
  readonly stands: boolean;
  readonly alike: Likeness | null;
}

/**
 * What becomes of a chunk of lines before anything is written: understood or refused, new or standing, the first of its likeness or held. Ready lines have passed every check
 * of a save but those that only writing can tell. A constant number of statements a chunk.
 */
export async function judgeLines(lines: readonly SheetRow[], judging: Judging): Promise<Judgement> {
  const { form } = judging;
  const candidates = await candidatesOf(lines, judging);
  const fresh = candidates.filter(({ stands }) => !stands);
  const records = new Map<string, NewRecord>(
    fresh.flatMap((each) => each.records.map((one) => [one.id, one] as const)),
  );
  const { drafts, problems } = await examineNew([...records.values()]);
  const alike = await alikeRecords(
    form,
    fresh.flatMap((each) => each.alike ?? []),
    judging.language,
  );
  const found = new Map<string, Problem[]>();
  for (const problem of problems) {
    // Two lines of the file that claim one value: the memory says which came first.
    if (problem.params.record !== undefined && records.has(String(problem.params.record))) continue;
    const known = found.get(problem.record ?? '');
    if (known) known.push(problem);
    else found.set(problem.record ?? '', [problem]);
  }
  const register = { ...judging, drafts, found, alike };
  return { lines: await inTurns(candidates, (candidate) => verdict(candidate, register)), drafts };
}

async function candidatesOf(lines: readonly SheetRow[], { reading, model, form }: Judging): Promise<Candidate[]> {
  await nameRecords(lines, reading);
  const understood = await inTurns(lines, (line) => {
    const each = understandLine(line, reading);
    return { each, records: recordsOfLine(each, model, form) };
  });
  const numbered = await numberRecords(
    form.id,
    understood.map(({ records }) => records),
  );
  return inTurns([...understood.entries()], ([at, { each }]) => {
    const { line, reasons, notes } = each;
    const { records, stands } = numbered[at] as Numbered;
    return { line, reasons, notes, records, stands, alike: stands ? null : likenessOf(form, records[0]?.values ?? {}) };
  });
}

interface Register extends Judging {
  readonly drafts: ReadonlyMap<string, Settled>;
  /** What was found wrong, by record. */
  readonly found: ReadonlyMap<string, readonly Problem[]>;
  readonly alike: ReadonlyMap<Likeness, readonly ProbableDuplicate[]>;
}

function verdict(candidate: Candidate, register: Register): JudgedLine {
  const { line, notes, alike, records, stands } = candidate;
  const told = { row: line.row, cells: line.cells, notes };
  const nothing = { reasons: [], duplicates: [], records: [] };
  if (stands) return { ...told, ...nothing, outcome: 'already' };

  const reasons = reasonsAgainst(candidate, register);
  if (reasons.some(isBlocking)) return { ...told, ...nothing, outcome: 'refused', reasons };

  const duplicates = alike === null ? [] : duplicatesOf(alike, line.row, register);
  const main = records[0]?.id as string;
  if (duplicates.length === 0 && (register.memory.earlier('line', main) ?? line.row) !== line.row)
    return { ...told, ...nothing, outcome: 'already' };
  remember(candidate, main, register);
  const held = duplicates.length > 0 && register.decisions.get(line.row) !== 'import';
  return { ...told, outcome: held ? 'held' : 'ready', reasons, duplicates, records: held ? [] : records };
}

function reasonsAgainst(candidate: Candidate, register: Register): Problem[] {
  const { records, reasons, line } = candidate;
  const { found } = register;
  const repeatedValues = records.flatMap(({ id }) => repeatedIn(id, line.row, register));
  if (reasons.length === 0 && repeatedValues.length === 0 && !records.some(({ id }) => found.has(id))) return [];
  // A cell that was not understood is told once: the record lacks it, but that is no second fault.
  const told = new Set(reasons.map(({ form, field }) => `${form}.${field}`));
  for (const { form, field } of repeatedValues) told.add(`${form}.${field}`);
  const checked = records.flatMap(({ id }) => found.get(id) ?? []);
  return [
    ...reasons,
    ...checked
      .filter(({ form, field }) => !told.has(`${form}.${field}`))
      .map(({ code, form, field, params }) => ({ code, form, params, ...(field !== undefined && { field }) })),
    ...repeatedValues,
  ];
}

/** Values that an earlier line of the file has claimed for itself. */
function repeatedIn(id: string, row: number, { drafts, memory }: Register): Problem[] {
  const draft = drafts.get(id);
  if (!draft) return [];
  return claimedBy(draft).flatMap(({ words, fields }): Problem[] => {
    const before = memory.earlier('claim', words);
    if (before === undefined || before === row) return [];
    const value = fields.map((key) => draft.values[key]).join(' ');
    return [
      { code: 'import.taken_in_file', form: draft.form.id, field: fields[0] ?? '', params: { value, row: before } },
    ];
  });
}

function duplicatesOf(alike: Likeness, row: number, { names, alike: register }: Register): ProbableDuplicate[] {
  const before = names.alike(alike, row);
  return [...(before !== undefined ? [{ row: before }] : []), ...(register.get(alike) ?? [])];
}

function remember({ line, records, alike }: Candidate, main: string, { drafts, memory, names }: Register): void {
  memory.claim('line', main, line.row);
  if (alike !== null) names.note(alike, line.row);
  for (const { id } of records) {
    const draft = drafts.get(id);
    if (draft) for (const { words } of claimedBy(draft)) memory.claim('claim', words, line.row);
  }
}
