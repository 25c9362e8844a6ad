import type { Model } from '../model.ts';

/** One effective property of a form or field, and the layers that spoke of it, the last one winning. */
export interface Explanation {
  readonly property: string;
  readonly value: unknown;
  readonly layers: readonly string[];
}

/**
 * Each effective property of `person` or `person.birth_place`, with the layers that set it; empty when nothing is so named.
 *
 * @example explain(model, 'person.birth_place')[0] // { property: 'label', value: {…}, layers: ['person', 'mali (relabel)'] }
 */
export function explain(model: Model, path: string): Explanation[] {
  const [formId = '', key] = path.split('.');
  const form = model.forms[formId];
  const subject = key === undefined ? form : form?.fields[key];
  if (!form || !subject) return [];
  const origin = key === undefined ? form.module : (form.fields[key]?.owner ?? form.module);
  return Object.entries(subject)
    .filter(([property]) => key !== undefined || !['fields', 'items', 'sections', 'rules'].includes(property))
    .map(([property, value]) => ({
      property,
      value,
      layers: [
        origin,
        ...(model.provenance[`${path}.${property}`] ?? []).map((entry) => `${entry.layer} (${entry.verb})`),
      ],
    }));
}
