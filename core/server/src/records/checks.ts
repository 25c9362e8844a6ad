import type { ModelForm } from '@baara/model';
import type { WriteCheck } from '../access/index.ts';
import type { Ground } from './ground.ts';
import { formNamed } from './shape.ts';
import { type Fact, factOf, isUnknownFact, type Settled } from './state.ts';
import type { Envelope, Operation, Values } from './types.ts';
import { transitionNamed } from './workflows-of.ts';

/** One check a form and an action. */
function checksOf(
  rows: readonly {
    form: ModelForm;
    verb: Operation['do'];
    id: string;
    values: Values;
    transition?: WriteCheck['transition'];
  }[],
): WriteCheck[] {
  const checks = new Map<string, WriteCheck & { rows: { id: string; values: Values }[] }>();
  for (const { form, verb, id, values, transition } of rows) {
    const action = verb === 'restore' ? ('delete' as const) : verb === 'pass' ? ('update' as const) : verb;
    const passage = transition ? ` ${transition.workflow.id} ${transition.transition.key}` : '';
    const key = `${form.id} ${action}${passage}`;
    const check = checks.get(key) ?? { form: form.id, action, rows: [], ...(transition ? { transition } : {}) };
    check.rows.push({ id, values });
    checks.set(key, check);
  }
  return [...checks.values()];
}

/** What the writer wants to do, for the check before anything is written. */
export function checksSaid(envelope: Envelope, said: Ground['said']): WriteCheck[] {
  const created = new Set(envelope.operations.filter((each) => each.do === 'create').map(({ id }) => id));
  return checksOf(
    envelope.operations
      .filter((operation) => operation.do === 'create' || !created.has(operation.id))
      .map((operation) => ({
        ...{ form: formNamed(operation.form), verb: operation.do, id: operation.id },
        values: plain(said.get(operation)?.facts ?? new Map()),
        ...(operation.do === 'pass' ? { transition: transitionNamed(operation) } : {}),
      })),
  );
}

/**
 * What was written, for the check after: what its author said, not what defaults and hooks added. Deletions were checked before;
 * children that went along are the writer's by their parent.
 */
export function checksWritten(written: readonly Settled[]): WriteCheck[] {
  return checksOf(
    written
      .filter(({ verb }) => verb === 'create' || verb === 'update')
      .map((draft) => ({
        ...{ form: draft.form, verb: draft.verb, id: draft.id },
        values: plain(new Map([...draft.said].map((key) => [key, factOf(draft, key)]))),
        ...transitionOf(draft),
      })),
  );
}

function transitionOf({ passages = [] }: Settled): { transition?: NonNullable<WriteCheck['transition']> } {
  for (const { workflow, transition } of passages) if (transition) return { transition: { workflow, transition } };
  return {};
}

/** Facts as rights see them: a field said to be unknown is null. */
function plain(facts: ReadonlyMap<string, unknown>): Values {
  return Object.fromEntries(
    [...facts].map(([key, fact]) => [key, isUnknownFact(fact as Fact) ? null : fact]),
  ) as Values;
}
