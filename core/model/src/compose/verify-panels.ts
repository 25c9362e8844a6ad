import type { Figure } from '../figure.ts';
import type { ModelForm } from '../model.ts';
import type { ModelPanel } from '../panel.ts';
import type { DefinitionProblem } from './problem.ts';

/** Checks that a panel counts by a choice of its form, that its figure counts the same form, and that its norm speaks of the same list. */
export function verifyPanel(
  panel: ModelPanel,
  { forms, figures }: { readonly forms: Readonly<Record<string, ModelForm>>; readonly figures: readonly Figure[] },
  file: string,
): readonly DefinitionProblem[] {
  const field = forms[panel.form]?.fields[panel.by];
  const counted = figures.find(({ id }) => id === panel.figure)?.form;
  const wrong =
    panel.figure !== undefined && counted !== panel.form
      ? panel.figure
      : field?.kind === 'choice'
        ? normProblem(panel, field.list, forms)
        : `${panel.form}.${panel.by}`;
  if (wrong === undefined) return [];
  return [
    { code: 'panel.invalid', layer: panel.module, file, form: panel.form, params: { panel: panel.id, reason: wrong } },
  ];
}

/** The part of the norm that is not what it should be; nothing when all is well. */
function normProblem(
  { norm }: ModelPanel,
  list: string,
  forms: Readonly<Record<string, ModelForm>>,
): string | undefined {
  if (!norm) return undefined;
  const fields = forms[norm.form]?.fields ?? {};
  const by = fields[norm.by];
  if (by?.kind !== 'choice' || by.list !== list) return `${norm.form}.${norm.by}`;
  const kinds = { amount: 'integer', unit: 'tree_ref', type: 'choice', latest: 'integer' } as const;
  for (const part of ['amount', 'unit', 'type', 'latest'] as const) {
    if (fields[norm[part]]?.kind !== kinds[part]) return `${norm.form}.${norm[part]}`;
  }
  const key = Object.keys(norm.only ?? {}).find((each) => fields[each]?.kind !== 'choice');
  return key === undefined ? undefined : `${norm.form}.${key}`;
}
