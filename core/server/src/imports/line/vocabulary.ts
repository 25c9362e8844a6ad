import type { Model, ModelForm } from '@baara/model';
import { formNamed } from '../../records/index.ts';
import type { ColumnMapping } from '../types.ts';
import { type ChoiceIndex, choiceIndex } from './choice-index.ts';
import type { NamedRecord } from './named-records.ts';
import { type UnitIndex, unitIndex } from './unit-index.ts';

/** What a run looks words up in: the lists and the tree that the mapped columns choose from. */
export interface Vocabulary {
  readonly lists: ReadonlyMap<string, ChoiceIndex>;
  readonly units: UnitIndex;
  /** The records that cells of the lines at hand name. */
  readonly named: Map<string, NamedRecord>;
}

/** Loads what the mapping needs, in one statement a list and one for the tree. */
export async function loadVocabulary(model: Model, mapping: readonly ColumnMapping[]): Promise<Vocabulary> {
  const lists = new Map<string, ChoiceIndex>();
  let wantsUnits = false;
  for (const { target } of mapping) {
    if (!target) continue;
    const field = formNamed(target.form).fields[target.field];
    if (field?.kind === 'tree_ref') wantsUnits = true;
    if (field?.kind !== 'choice' && field?.kind !== 'choices') continue;
    if (!lists.has(field.list)) lists.set(field.list, await choiceIndex(model.forms[field.list] as ModelForm));
  }
  const units: UnitIndex = wantsUnits ? await unitIndex() : { find: () => ({ kind: 'unknown' }) };
  return { lists, units, named: new Map() };
}
