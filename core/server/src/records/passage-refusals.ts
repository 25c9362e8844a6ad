import { type ModelWorkflow, references, type WorkflowTransition } from '@baara/model';
import { readRows } from './load.ts';
import { labelOf, missingFields, readAsked, stateOf } from './passage.ts';
import { conditionsBroken, whoMustDiffer } from './passage-check.ts';
import { formNamed } from './shape.ts';
import { type Draft, say } from './state.ts';
import { loadSurroundings } from './surroundings.ts';
import type { Problem, Values } from './types.ts';

/**
 * Why the session may not take a transition of records, rights apart: they stand elsewhere, the conditions that do not hold, and who must be somebody
 * else. What only the passage brings (a reason, fields to fill) is not asked for yet, nor are conditions that read such a field, unless
 * `filled` says which fields the passage will bring. By record, those that are there; a constant number of statements.
 */
export async function passageRefusals(asked: {
  readonly workflow: ModelWorkflow;
  readonly transition: WorkflowTransition;
  readonly ids: readonly string[];
  readonly filled?: Values;
}): Promise<ReadonlyMap<string, readonly Problem[]>> {
  const { workflow, transition, ids, filled } = asked;
  const form = formNamed(workflow.form);
  const stored = [...(await readRows(form, ids)).values()];
  const drafts = stored.map(
    (row): Draft => ({
      ...{ form, id: row.id, verb: 'update', before: row, nature: null, owner: row.owner },
      ...{ values: { ...row.values }, unknown: new Set(row.unknown), said: new Set<string>() },
    }),
  );
  const unreadable: Problem[] = [];
  for (const draft of filled ? drafts : [])
    for (const [key, fact] of readFilled(draft, asked, unreadable)) say(draft, key, fact);
  const rules = filled ? transition.when : transition.when.filter(({ test }) => !readsAsked(test, transition.asks));
  const surroundings = rules.length > 0 ? await loadSurroundings(drafts) : null;
  const same =
    transition.differentFrom.length > 0
      ? await whoMustDiffer(drafts.map(({ id }) => ({ form: form.id, record: id, workflow, transition })))
      : [];
  return new Map(
    drafts.map((draft) => [
      draft.id,
      [
        ...(transition.from.includes(stateOf(draft, workflow)) ? [] : [elsewhere(draft, workflow)]),
        ...same.filter(({ record }) => record === draft.id),
        ...unreadable.filter(({ record }) => record === draft.id),
        ...(filled ? missingFields(draft, transition) : []),
        ...(surroundings ? conditionsBroken(draft, { ...transition, when: rules }, surroundings) : []),
      ],
    ]),
  );
}

/** What the passage of one record would say of the fields that it asks. */
function readFilled(
  { form, id }: Draft,
  { workflow, transition, filled = {} }: Parameters<typeof passageRefusals>[0],
  problems: Problem[],
) {
  const passage = { workflow: workflow.id, transition: transition.key, values: filled };
  return readAsked(form, { do: 'pass', form: form.id, id, rev: 1, ...passage }, problems).facts;
}

function elsewhere(draft: Draft, workflow: ModelWorkflow): Problem {
  const from = stateOf(draft, workflow);
  const params = { state: labelOf(workflow, from) };
  return { code: 'workflow.elsewhere', form: draft.form.id, record: draft.id, params };
}

function readsAsked(test: Parameters<typeof references>[0], asks: readonly string[]): boolean {
  return references(test).some(([key = '']) => asks.includes(key));
}
