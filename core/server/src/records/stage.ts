import { BaaraError } from '@baara/model';
import { registeringUnit } from '../access/index.ts';
import { refuseByHand } from './by-action.ts';
import { openDatedRow } from './event.ts';
import type { Ground } from './ground.ts';
import { mergeSaid } from './merge.ts';
import { refuseSealed, setBack, takeTransition } from './passage.ts';
import { formNamed } from './shape.ts';
import { type Draft, type Stored, say } from './state.ts';
import type { Envelope, Operation, Problem } from './types.ts';

/** Applies the operations, in order, to drafts of the records. Throws `record.conflict` with every clash at once. */
export function stage(envelope: Envelope, ground: Ground): { drafts: Draft[]; problems: Problem[] } {
  const drafts = new Map<string, Draft>();
  const conflicts: Problem[] = [];
  const problems: Problem[] = [];
  for (const operation of envelope.operations) {
    for (const draft of stageOne(operation, { ...ground, why: envelope, drafts, conflicts, problems }))
      drafts.set(draft.id, draft);
  }
  for (const verb of ['delete', 'restore'] as const) {
    for (const [form, ids] of ground.along.get(verb) ?? []) {
      for (const id of ids) {
        const row = ground.stored.get(form)?.get(id);
        if (row && !drafts.has(id)) drafts.set(id, draftOf(form, row, verb));
      }
    }
  }
  if (conflicts.length > 0) throw new BaaraError({ code: 'record.conflict', problems: conflicts });
  return { drafts: [...drafts.values()], problems };
}

interface Stage extends Ground {
  readonly why: Pick<Envelope, 'reason' | 'act'>;
  readonly drafts: Map<string, Draft>;
  readonly conflicts: Problem[];
  readonly problems: Problem[];
}

function stageOne(operation: Operation, stage: Stage): Draft[] {
  const { form, id } = operation;
  const begun = stage.drafts.get(id);
  if (operation.do === 'create') {
    if (begun) throw new BaaraError({ code: 'request.malformed', params: { form, id } });
    return [create(operation, stage)];
  }
  if (begun) return [goOn(begun, operation, stage)];
  const row = stage.stored.get(form)?.get(id);
  if (!row) throw new BaaraError({ code: 'record.not_found', params: { form, id } });
  if (operation.do === 'restore') return row.deletedAt === null ? [] : [draftOf(form, row, 'restore')];
  if (row.deletedAt !== null) throw new BaaraError({ code: 'record.deleted', params: { form, id, rev: row.rev } });
  if (operation.do === 'delete') {
    if (operation.rev !== row.rev) {
      const params = { rev: row.rev, yours: operation.rev };
      stage.conflicts.push({ code: 'record.conflict', form, record: id, params });
    }
    const going = draftOf(form, row, 'delete');
    refuseSealed(going, stage.problems);
    return [going];
  }
  if (operation.do === 'pass') return pass(operation, row, stage);
  return update(operation, row, stage);
}

function create(operation: Operation & { do: 'create' }, { said, problems }: Stage): Draft {
  const form = formNamed(operation.form);
  const owner = registeringUnit(form.id);
  const draft: Draft = {
    ...{ form, id: operation.id, verb: 'create', before: null, values: {}, unknown: new Set<string>() },
    ...{ owner, nature: null, said: new Set<string>() },
  };
  for (const [key, fact] of said.get(operation)?.facts ?? []) say(draft, key, fact);
  refuseByHand(draft, problems);
  return draft;
}

function update(operation: Operation & { do: 'update' }, row: Stored, stage: Stage): Draft[] {
  const said = stage.said.get(operation);
  if (!said) return [];
  const facts = mergeSaid({
    ...{ form: operation.form, stored: row, rev: operation.rev, said },
    ...{ later: stage.later.get(row.id) ?? [], conflicts: stage.conflicts },
  });
  const draft = draftOf(operation.form, row, 'update', operation.nature ?? null);
  if (facts.size > 0) refuseSealed(draft, stage.problems);
  if (operation.nature === 'event' && draft.form.dated) {
    const rows = openDatedRow(draft, facts, stage.problems);
    if (draft.said.size > 0) setBack(draft);
    return rows;
  }
  for (const [key, fact] of facts) say(draft, key, fact);
  if (draft.said.size > 0) setBack(draft);
  return [draft];
}

function pass(operation: Operation & { do: 'pass' }, row: Stored, stage: Stage): Draft[] {
  const { form, id, rev } = operation;
  if (rev !== row.rev) {
    stage.conflicts.push({ code: 'record.conflict', form, record: id, params: { rev: row.rev, yours: rev } });
    return [];
  }
  const draft = draftOf(form, row, 'update');
  for (const [key, fact] of stage.said.get(operation)?.facts ?? []) say(draft, key, fact);
  takeTransition(draft, operation, stage);
  return [draft];
}

/** A second operation on a record of the same envelope: only what it makes may go on, for what stands was asked of the first alone (its revision, its seals). */
function goOn(draft: Draft, operation: Operation, { said }: Stage): Draft {
  if (operation.do !== 'update' || draft.verb !== 'create') {
    throw new BaaraError({ code: 'request.malformed', params: { form: draft.form.id, id: draft.id } });
  }
  for (const [key, fact] of said.get(operation)?.facts ?? []) say(draft, key, fact);
  return draft;
}

function draftOf(form: string, row: Stored, verb: Draft['verb'], nature: Draft['nature'] = null): Draft {
  return {
    ...{ form: formNamed(form), id: row.id, verb, before: row, nature, owner: row.owner },
    ...{ values: { ...row.values }, unknown: new Set(row.unknown), said: new Set<string>() },
  };
}
