import type { Model } from '../model.ts';

/** One effective property of a form or field, and the layers that spoke of it, the last one winning. */
export interface Explanation {
  readonly property: string;
  readonly value: unknown;
  readonly layers: readonly string[];
}

/**
 * Each effective property of `person` or `person.birth_place`, or the one of `person.birth_place.required`, with the layers that set it;
 * empty when nothing is so named.
 *
 * Of a workflow: `workflows.<id>`, or one state or transition of it, `workflows.<id>.<key>`.
 *
 * @example explain(model, 'person.birth_place')[0] // { property: 'label', value: {…}, layers: ['person', 'mali (relabel)'] }
 */
export function explain(model: Model, path: string): Explanation[] {
  const [formId = '', key, part] = path.split('.');
  if (formId === 'workflows') return explainWorkflow(model, key ?? '', part);
  const form = model.forms[formId];
  const subject = key === undefined ? form : form?.fields[key];
  if (!form || !subject) return [];
  const origin = key === undefined ? form.module : (form.fields[key]?.owner ?? form.module);
  const named = key === undefined ? form.id : `${form.id}.${key}`;
  return Object.entries(subject)
    .filter(([property]) => key !== undefined || !['fields', 'items', 'sections', 'rules'].includes(property))
    .filter(([property]) => part === undefined || property === part)
    .map(([property, value]) => ({
      property,
      value,
      layers: [
        origin,
        ...(model.provenance[`${named}.${property}`] ?? []).map((entry) => `${entry.layer} (${entry.verb})`),
      ],
    }));
}

function explainWorkflow(model: Model, id: string, key: string | undefined): Explanation[] {
  const workflow = model.workflows?.[id];
  const subject =
    key === undefined
      ? workflow
      : [...(workflow?.states ?? []), ...(workflow?.transitions ?? [])].find((each) => each.key === key);
  if (!workflow || !subject) return [];
  const spoken = (path: string) => (model.provenance[path] ?? []).map(({ layer, verb }) => `${layer} (${verb})`);
  const layers = [workflow.module, ...(key === undefined ? [] : spoken(`workflows.${id}.${key}`))];
  return Object.entries(subject)
    .filter(([property]) => key !== undefined || !['states', 'transitions'].includes(property))
    .map(([property, value]) => ({
      ...{ property, value },
      layers: key === undefined ? [workflow.module, ...spoken(`workflows.${id}.${property}`)] : layers,
    }));
}
