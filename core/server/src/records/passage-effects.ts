import { evaluate, type FieldValue, type Model, recordScope, uuidv7, type WorkflowEffect } from '@baara/model';
import { sql } from 'drizzle-orm';
import { asSystem, heldForTransition } from '../access/index.ts';
import { current, inTransaction, query } from '../database/index.ts';
import { appendPassages, type PassageLine } from '../history/index.ts';
import { behalfOf } from './passage-check.ts';
import { formNamed } from './shape.ts';
import { nextRev, type Settled } from './state.ts';
import type { Envelope, EnvelopeResult, Operation, Value, Values } from './types.ts';

/** A passage as a module's function gets it. */
export interface PassageMade {
  readonly form: string;
  readonly id: string;
  readonly workflow: string;
  readonly transition: string;
  /** The record as it now stands. */
  readonly values: Values;
}

/** What a module does at a passage that data cannot say: in the same transaction; throwing refuses the passage. */
export type PassageHook = (passages: readonly PassageMade[]) => Promise<void>;

const hooks = new WeakMap<Model, Map<string, PassageHook>>();

/** Gives a workflow's `hook` its function; the same name again replaces it. */
export function addPassageHook(model: Model, name: string, hook: PassageHook): void {
  const known = hooks.get(model) ?? new Map<string, PassageHook>();
  known.set(name, hook);
  hooks.set(model, known);
}

/** Writes the passages that drafts make into the history of passages. */
export async function notePassages(written: readonly Settled[], envelope: Envelope): Promise<void> {
  const lines = written.flatMap((draft) =>
    (draft.passages ?? []).map(
      ({ workflow, transition, from, to }): PassageLine => ({
        ...{ form: draft.form.id, record: draft.id, rev: nextRev(draft), from, to },
        ...{ workflow: workflow.id, transition: transition?.key ?? null },
      }),
    ),
  );
  if (lines.length === 0) return;
  const first = written.flatMap(({ passages = [] }) => passages).find(({ transition }) => transition);
  const held = first?.transition
    ? heldForTransition(formNamed(first.workflow.form), { workflow: first.workflow, transition: first.transition })
    : [];
  const { id, reason, act } = envelope;
  await appendPassages(lines, { envelope: id, reason, act, behalfOf: await behalfOf(held) });
}

/** Lets the records that passages create or end, and modules' functions, follow them: as the engine's own work, in the same transaction. */
export async function followPassages(
  written: readonly Settled[],
  apply: (envelope: Envelope) => Promise<EnvelopeResult>,
): Promise<void> {
  const { database, model } = current();
  const operations: Operation[] = [];
  const hooked = new Map<string, PassageMade[]>();
  for (const draft of written) {
    for (const { workflow, transition } of draft.passages ?? []) {
      if (!transition) continue;
      for (const effect of transition.effects) operations.push(...(await operationsOf(effect, draft)));
      if (transition.hook === undefined) continue;
      const made = {
        form: draft.form.id,
        id: draft.id,
        workflow: workflow.id,
        transition: transition.key,
        values: draft.values,
      };
      hooked.set(transition.hook, [...(hooked.get(transition.hook) ?? []), made]);
    }
  }
  if (operations.length > 0) {
    const session = asSystem('effects of a passage');
    await inTransaction({ database, model, session }, () => apply({ id: uuidv7(), operations }));
  }
  for (const [name, made] of hooked) await hooks.get(model)?.get(name)?.(made);
}

async function operationsOf(effect: WorkflowEffect, draft: Settled): Promise<readonly Operation[]> {
  const { today, session } = current();
  const scope = recordScope({
    ...{ form: draft.form, unknown: draft.unknown, today },
    values: { ...(draft.values as Readonly<Record<string, FieldValue>>), id: draft.id },
    ...(session.kind === 'user' ? { user: { id: session.user } } : {}),
  });
  const computed = (expression: Parameters<typeof evaluate>[0]): Value => {
    const result = evaluate(expression, scope);
    return result.kind === 'value' ? (result.value as Value) : null;
  };
  switch (effect.does) {
    case 'set':
      return [];
    case 'create': {
      const values = Object.fromEntries(Object.entries(effect.values).map(([key, each]) => [key, computed(each)]));
      return [{ do: 'create', form: effect.form, id: uuidv7(), values }];
    }
    case 'end': {
      const { there, here } = effect.match;
      const key = here === 'id' ? draft.id : (draft.values[here] ?? null);
      const on = computed(effect.on);
      if (key === null || on === null) return [];
      const rows = await query(sql`
        SELECT t.id::text AS id, t.rev FROM ${sql.identifier(effect.form)} t
        WHERE t.${sql.identifier(there)}::text = ${String(key)} AND t.deleted_at IS NULL AND t.valid_to IS NULL AND t.valid_from < ${on}::date`);
      return rows.map((row) => ({
        ...{ do: 'update', form: effect.form, id: String(row.id), rev: Number(row.rev) },
        values: { valid_to: on },
      }));
    }
  }
}
