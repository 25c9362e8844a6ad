import type { ModelForm } from '@baara/model';
import { current } from '../database/index.ts';
import { namedIn, type Wordings } from '../records/index.ts';
import type { WholeHistory, WholeHistoryEntry } from './types.ts';

/** The wordings that the entries of a history need, form by form and field by field. */
export function labelsOf(entries: readonly WholeHistoryEntry[], wordings: Wordings): WholeHistory['labels'] {
  const labels: Record<string, Record<string, Record<string, string>>> = {};
  for (const { form, fields } of entries) {
    const known: ModelForm | undefined = current().model.forms[form];
    for (const { field, before, after } of known ? fields : []) {
      for (const value of [before, after]) {
        for (const { target, key, path } of namedIn(known?.fields ?? {}, { [field]: value })) {
          const words = wordings.get(target)?.get(key);
          if (words === undefined) continue;
          const place = path.replace(/\.\d+\./u, '.');
          labels[form] = { ...labels[form], [place]: { ...labels[form]?.[place], [key]: words } };
        }
      }
    }
  }
  return labels;
}
