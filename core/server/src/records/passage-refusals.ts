import { BaaraError, type ModelWorkflow, references, type WorkflowTransition } from '@baara/model';
import { readRows } from './load.ts';
import { conditionsBroken, whoMustDiffer } from './passage-check.ts';
import { formNamed } from './shape.ts';
import type { Draft } from './state.ts';
import { loadSurroundings } from './surroundings.ts';
import type { Problem } from './types.ts';

/**
 * Why the session may not take a transition of a record, rights apart: the conditions that do not hold, and who must be somebody else. What only the
 * passage brings (a reason, fields to fill) is not asked for yet, nor are conditions that read such a field.
 */
export async function passageRefusals(asked: {
  readonly workflow: ModelWorkflow;
  readonly transition: WorkflowTransition;
  readonly id: string;
}): Promise<readonly Problem[]> {
  const { workflow, transition, id } = asked;
  const form = formNamed(workflow.form);
  const stored = (await readRows(form, [id])).get(id);
  if (!stored) throw new BaaraError({ code: 'record.not_found', params: { form: form.id, id } });
  const draft: Draft = {
    ...{ form, id, verb: 'update', before: stored, nature: null, owner: stored.owner },
    ...{ values: { ...stored.values }, unknown: new Set(stored.unknown), said: new Set<string>() },
  };
  const known = { ...transition, when: transition.when.filter((rule) => !readsAsked(rule.test, transition.asks)) };
  const broken = known.when.length > 0 ? conditionsBroken(draft, known, await loadSurroundings([draft])) : [];
  const same =
    transition.differentFrom.length > 0
      ? await whoMustDiffer([{ form: form.id, record: id, workflow, transition }])
      : [];
  return [...same, ...broken];
}

function readsAsked(test: Parameters<typeof references>[0], asks: readonly string[]): boolean {
  return references(test).some(([key = '']) => asks.includes(key));
}
