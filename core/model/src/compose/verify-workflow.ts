import type { Expression } from '../expression/ast.ts';
import { check } from '../expression/check.ts';
import type { ModelForm } from '../model.ts';
import type { ModelWorkflow, WorkflowEffect, WorkflowTransition } from '../workflow/types.ts';
import type { DefinitionProblem } from './problem.ts';
import { type Forms, isName } from './verify.ts';

interface Verified {
  readonly workflow: ModelWorkflow;
  readonly forms: Forms;
  readonly source: string;
}

/** All that is wrong with a workflow: states and transitions lead to each other, fields, forms and expressions exist. */
export function verifyWorkflow({ workflow, forms, source }: Verified): DefinitionProblem[] {
  const form = forms[workflow.form];
  if (!form) return [];
  const reasons = [
    ...stateFlaws(workflow),
    ...workflow.transitions.flatMap((each) => transitionFlaws(each, workflow, form, forms)),
  ];
  return reasons.map((reason) => ({
    ...{ code: 'workflow.invalid', layer: workflow.module, file: source, form: form.id },
    params: { workflow: workflow.id, reason },
  }));
}

const missing = (label: { fr?: string; en?: string } | undefined) => !label?.fr?.trim() || !label.en?.trim();

function stateFlaws({ states, transitions, initial, existing }: ModelWorkflow): string[] {
  const known = new Set(states.map(({ key }) => key));
  const flaws: string[] = [];
  if (!known.has(initial)) flaws.push(`initial "${initial}"`);
  if (!known.has(existing)) flaws.push(`existing "${existing}"`);
  for (const { key, label, edits, deadline } of states) {
    if (!isName(key)) flaws.push(`state "${key}"`);
    if (missing(label)) flaws.push(`state "${key}": label`);
    if (typeof edits === 'object' && !known.has(edits.backTo)) flaws.push(`state "${key}": backTo "${edits.backTo}"`);
    if (!deadline) continue;
    const { days, remind, tacit } = deadline;
    if (!(Number.isInteger(days) && days > 0)) flaws.push(`state "${key}": days ${days}`);
    if (remind !== undefined && !(Number.isInteger(remind) && remind >= 0 && remind < days))
      flaws.push(`state "${key}": remind ${remind}`);
    if (tacit !== undefined && !transitions.find((each) => each.key === tacit)?.from.includes(key))
      flaws.push(`state "${key}": tacit "${tacit}"`);
  }
  return flaws;
}

function transitionFlaws(
  transition: WorkflowTransition,
  workflow: ModelWorkflow,
  form: ModelForm,
  forms: Forms,
): string[] {
  const at = (flaw: string) => `"${transition.key}": ${flaw}`;
  const states = new Set(workflow.states.map(({ key }) => key));
  const keys = new Set(['create', ...workflow.transitions.map(({ key }) => key)]);
  const flaws: string[] = [];
  if (!isName(transition.key)) flaws.push('key');
  if (missing(transition.label)) flaws.push('label');
  for (const state of [...transition.from, transition.to]) if (!states.has(state)) flaws.push(`state "${state}"`);
  if (transition.from.length === 0) flaws.push('from');
  const placing = placingFields(form, forms);
  for (const key of transition.asks) {
    const field = form.fields[key];
    if (!field || field.kind === 'computed' || field.readonly || field.hidden || placing.has(key))
      flaws.push(`field "${key}"`);
  }
  for (const key of transition.differentFrom) if (!keys.has(key)) flaws.push(`differentFrom "${key}"`);
  const wrong = (expression: Expression, part: string, expects?: 'boolean') =>
    flaws.push(
      ...check({ expression, form, forms, aggregates: 'none', ...(expects && { expects }) }).map(
        ({ code, params }) => `${part}: ${code} ${JSON.stringify(params)}`,
      ),
    );
  for (const { id, test } of transition.when) wrong(test, `when ${id}`, 'boolean');
  for (const effect of transition.effects) flaws.push(...effectFlaws(effect, form, forms, wrong));
  return flaws.map(at);
}

/** The fields that decide where a record of this form, or one that it posts, belongs: a passage does not move anybody. */
function placingFields(form: ModelForm, forms: Forms): ReadonlySet<string> {
  const own = form.place.flatMap((path) => (path.kind === 'unit' || path.kind === 'via' ? [path.field] : []));
  const posted = Object.values(forms).flatMap(({ place }) =>
    place.flatMap((path) =>
      path.kind === 'posts' && path.form === form.id ? [path.record, path.unit, path.owner] : [],
    ),
  );
  return new Set([...own, ...posted]);
}

function effectFlaws(
  effect: WorkflowEffect,
  form: ModelForm,
  forms: Forms,
  wrong: (expression: Expression, part: string) => void,
): string[] {
  switch (effect.does) {
    case 'set': {
      wrong(effect.value, `set ${effect.field}`);
      const field = form.fields[effect.field];
      return field && field.kind !== 'computed' ? [] : [`set "${effect.field}"`];
    }
    case 'create': {
      for (const [key, value] of Object.entries(effect.values)) wrong(value, `create ${effect.form}.${key}`);
      const target = forms[effect.form];
      if (!target) return [`create "${effect.form}"`];
      return Object.keys(effect.values)
        .filter((key) => !target.fields[key] || target.fields[key].kind === 'computed')
        .map((key) => `create ${effect.form}."${key}"`);
    }
    case 'end': {
      wrong(effect.on, `end ${effect.form}`);
      const target = forms[effect.form];
      const { there, here } = effect.match;
      if (!target?.dated) return [`end "${effect.form}"`];
      return [
        ...(target.fields[there] ? [] : [`end ${effect.form}."${there}"`]),
        ...(here === 'id' || form.fields[here] ? [] : [`end "${here}"`]),
      ];
    }
  }
}
