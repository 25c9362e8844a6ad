import { BaaraError, type Model, type ModelField, type ModelForm } from '@baara/model';

/** The three forms of the organisation tree and the fields that the identity keeps of today's row. */
export interface TreeShape {
  readonly units: ModelForm;
  readonly states: ModelForm;
  readonly successions: ModelForm;
  /** Keys that a dated row and the unit share: on the unit they are kept by the engine. */
  readonly snapshot: readonly string[];
  /** The codes that the engine writes, as the site's lists spell them (`closed` or `CLOSED`). */
  readonly codes: Readonly<Record<Code, string>>;
}

type Code = 'closed' | 'split' | 'merge' | 'replace';

const known = new WeakMap<Model, TreeShape | null>();

/** The tree of a Model, or null when it has none. */
export function treeShape(model: Model): TreeShape | null {
  const found = known.get(model);
  if (found !== undefined) return found;
  const shape = readShape(model);
  known.set(model, shape);
  return shape;
}

/** The tree of a Model. Throws `tree.invalid` when it has none. */
export function requireShape(model: Model): TreeShape {
  const shape = treeShape(model);
  if (!shape) throw new BaaraError({ code: 'tree.invalid', params: { reason: 'absent' } });
  return shape;
}

function readShape(model: Model): TreeShape | null {
  const units = Object.values(model.forms).find((form) => form.tree);
  const states = units?.tree && model.forms[units.tree.states];
  const successions = units?.tree && model.forms[units.tree.successions];
  if (!units || !states || !successions) return null;
  const snapshot = Object.keys(states.fields).filter((key) => key in units.fields && !datesAndIdentity.has(key));
  const codeIn = (field: ModelField | undefined, code: Code): string => {
    const items = field?.kind === 'choice' ? (model.forms[field.list]?.items ?? []) : [];
    return items.find((item) => item.code.toLowerCase() === code)?.code ?? code;
  };
  const nature = successions.fields.nature;
  const codes = {
    closed: codeIn(states.fields.status, 'closed'),
    split: codeIn(nature, 'split'),
    merge: codeIn(nature, 'merge'),
    replace: codeIn(nature, 'replace'),
  };
  return { units, states, successions, snapshot, codes };
}

const datesAndIdentity = new Set(['unit', 'valid_from', 'valid_to']);
