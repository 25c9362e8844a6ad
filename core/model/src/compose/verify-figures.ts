import { check } from '../expression/check.ts';
import { typeOfField } from '../expression/field-type.ts';
import type { Figure } from '../figure.ts';
import type { DefinitionProblem } from './problem.ts';
import type { Forms } from './verify.ts';

interface Declared {
  readonly figure: Figure;
  readonly source: string;
}

/** Figures have ids of their own and count by forms, fields and figures that exist. */
export function verifyFigures(declared: readonly Declared[], forms: Forms): DefinitionProblem[] {
  const ids = declared.map(({ figure }) => figure.id);
  return declared.flatMap(({ figure, source }, at) => {
    const flaws = [...(ids.indexOf(figure.id) < at ? ['id'] : []), ...flawsOf(figure, forms)];
    return flaws.map((reason) => ({
      code: 'figure.invalid' as const,
      layer: figure.module,
      file: source,
      form: figure.form,
      params: { id: figure.id, reason },
    }));
  });
}

function flawsOf(figure: Figure, forms: Forms): string[] {
  const form = forms[figure.form];
  if (!/^[a-z][a-z0-9_]{0,47}$/u.test(figure.id)) return ['id'];
  if (!form) return [`form "${figure.form}"`];
  const flaws: string[] = [];
  const condition = figure.where ? check({ expression: figure.where, form, forms, expects: 'boolean' }) : [];
  flaws.push(...condition.map((problem) => `where: ${problem.code}`));
  if (figure.during) {
    const field = form.fields[figure.during.field];
    if (!field || typeOfField(field) !== 'date') flaws.push(`during "${figure.during.field}"`);
  }
  if (figure.by && form.fields[figure.by]?.kind !== 'choice') flaws.push(`by "${figure.by}"`);
  if (!form.menu) flaws.push('menu');
  return flaws;
}
