import { BaaraError, type ModelForm } from '@baara/model';
import { openActionsOf } from '../access/index.ts';
import { current } from '../database/index.ts';
import { formNamed } from '../records/index.ts';
import { matchColumns } from './mapping/match-columns.ts';
import { importTargets } from './mapping/targets.ts';
import { decideLines, forgetLines } from './run/lines.ts';
import { readParts, storeParts } from './run/parts.ts';
import { savedMapping, saveMapping } from './run/saved-mapping.ts';
import { findImport, insertImport, latestImports, noteMapping, noteSheet, type StoredImport } from './run/store.ts';
import { describeSheet } from './sheet/open-sheet.ts';
import type { ColumnMapping, Decision, Import, ImportProblem, NamedTarget } from './types.ts';

/**
 * Takes a file in: keeps its bytes, finds its table, matches its columns (as they were mapped last time, when they are the same).
 * Throws `access.denied`, `import.unreadable`, `request.too_large`.
 */
export async function createImport(file: {
  readonly form: string;
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}): Promise<Import> {
  const form = importable(file.form);
  const targets = importTargets(current().model, form);
  const known = new Set(targets.flatMap(({ words }) => words));
  const id = await insertImport(form.id, file.name);
  await storeParts(id, file.bytes);
  const here = <T>(work: () => Promise<T>) => work();
  const sheet = await describeSheet(
    () => readParts(id, here),
    (words) => known.has(words),
  );
  await noteSheet(id, sheet);
  const before = await savedMapping(form.id, sheet.columns);
  await noteMapping(
    id,
    before?.every((each) => isTarget(each, targets)) ? before : matchColumns(sheet.columns, targets),
  );
  return readImport(id);
}

/** Throws `import.not_found`. */
export async function readImport(id: string): Promise<Import> {
  return viewOf(await findImport(id));
}

export async function listImports(form?: string): Promise<Import[]> {
  return (await latestImports(form)).map(viewOf);
}

/** Changes what the columns mean; a dry run before it is void. Throws `import.state` once the import has begun. */
export async function mapColumns(id: string, mapping: readonly ColumnMapping[]): Promise<Import> {
  const stored = await findImport(id);
  if (!['uploaded', 'checked', 'failed', 'undone'].includes(stored.state)) {
    throw new BaaraError({ code: 'import.state', params: { id, to: 'uploaded' } });
  }
  const targets = importTargets(current().model, importable(stored.form));
  for (const each of mapping) {
    if (isTarget(each, targets) && each.column in stored.sheet.columns) continue;
    throw new BaaraError({ code: 'request.malformed', params: { parameter: `mapping.${each.column}` } });
  }
  await noteMapping(id, mapping);
  await forgetLines(id);
  await saveMapping(stored.form, stored.sheet.columns, mapping);
  return readImport(id);
}

export async function decide(
  id: string,
  decisions: { readonly all: Decision } | { readonly rows: ReadonlyMap<number, Decision> },
): Promise<Import> {
  await findImport(id);
  await decideLines(id, decisions);
  return readImport(id);
}

function importable(id: string): ModelForm {
  const form = formNamed(id);
  const { model, session } = current();
  if (!openActionsOf(model, session, form).includes('import'))
    throw new BaaraError({ code: 'access.denied', params: { form: form.id, action: 'import' } });
  return form;
}

function isTarget({ target }: ColumnMapping, targets: readonly NamedTarget[]): boolean {
  if (target === null) return true;
  return targets.some(
    ({ form, field, level }) => form === target.form && field === target.field && level === target.level,
  );
}

/** What was noted before problems had codes is an internal one. */
function problemOf(noted: string | null): ImportProblem | null {
  if (noted === null) return null;
  return noted.startsWith('{') ? (JSON.parse(noted) as ImportProblem) : { code: 'internal', params: {} };
}

function viewOf(stored: StoredImport): Import {
  const { model } = current();
  const { user: _, reached: __, done, total, ...facts } = stored;
  const running = ['checking', 'importing', 'undoing'].includes(stored.state);
  const form = model.forms[stored.form];
  const targets = form ? importTargets(model, form).map(({ words: _words, ...target }) => target) : [];
  return {
    ...facts,
    problem: problemOf(stored.problem),
    targets,
    progress: running ? { done: done ?? 0, of: total } : null,
  };
}
