import { BaaraError, type ModelForm } from '@baara/model';
import { current } from '../database/index.ts';
import type { Envelope, Operation } from './types.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** An import sends its lines by the hundred; more is a mistake. */
const mostOperations = 10_000;

export function isId(text: unknown): text is string {
  return typeof text === 'string' && uuid.test(text);
}

/** The form of that id. Throws `request.unknown_form`. */
export function formNamed(id: string): ModelForm {
  const { forms } = current().model;
  const form = Object.hasOwn(forms, id) ? forms[id] : undefined;
  if (!form) throw new BaaraError({ code: 'request.unknown_form', params: { form: id } });
  return form;
}

/** Refuses an envelope that is not one: its ids, forms and revisions, before anything is read. */
export function checkShape(envelope: Envelope): void {
  if (!isId(envelope.id)) throw malformed({ parameter: 'id' });
  const { operations } = envelope;
  if (!Array.isArray(operations) || operations.length === 0) throw malformed({ parameter: 'operations' });
  if (operations.length > mostOperations) {
    throw new BaaraError({
      code: 'request.too_large',
      params: { operations: operations.length, most: mostOperations },
    });
  }
  const forms = new Map<string, string>();
  for (const [index, operation] of operations.entries()) {
    const at = (parameter: string) => malformed({ parameter: `operations.${index}.${parameter}` });
    if (!isId(operation.id)) throw at('id');
    const form = formNamed(operation.form);
    if (forms.has(operation.id) && forms.get(operation.id) !== form.id) throw at('form');
    forms.set(operation.id, form.id);
    if (!['create', 'update', 'delete', 'restore', 'pass'].includes(operation.do)) throw at('do');
    if ('values' in operation && operation.values !== undefined && !isPlainObject(operation.values)) throw at('values');
    const needsRev = operation.do === 'update' || operation.do === 'delete' || operation.do === 'pass';
    if (needsRev && !(Number.isSafeInteger(operation.rev) && operation.rev > 0)) throw at('rev');
    if (operation.do === 'pass' && !isTransition(operation)) throw at('transition');
    if (operation.do === 'delete' && !envelope.reason?.trim()) throw malformed({ parameter: 'reason' });
  }
}

function isTransition({ form, workflow, transition }: Operation & { do: 'pass' }): boolean {
  const { workflows = {} } = current().model;
  const known = Object.hasOwn(workflows, workflow) ? workflows[workflow] : undefined;
  return known?.form === form && known.transitions.some(({ key }) => key === transition);
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(params: Readonly<Record<string, unknown>>): BaaraError {
  return new BaaraError({ code: 'request.malformed', params });
}
