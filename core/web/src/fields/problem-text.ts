import { problemWording } from '@baara/i18n';
import type { ModelField } from '@baara/model';
import type { Problem } from '../api/types.ts';
import { say, translation } from '../state/language.ts';

/** A problem in the present language, naming its field; the server's own sentence where only it has one. */
export function problemText(problem: Problem, field: ModelField | undefined): string {
  const translator = translation();
  const worded = translator.has(`problems:${problem.code}`) || translator.has(`errors:${problem.code}`);
  if (!worded && problem.message) return problem.message;
  return problemWording(translator, { code: problem.code, params: problem.params, label: labelOf(problem, field) });
}

/** The same sentence beside its field, whose label already names it: « Ce champ est obligatoire. » */
export function besideField(problem: Problem, field: ModelField): string {
  const whole = problemText(problem, field);
  const rest = /^\s*:\s*(.+)$/su.exec(
    whole.startsWith(say(field.label)) ? whole.slice(say(field.label).length) : '',
  )?.[1];
  return rest ? rest.charAt(0).toLocaleUpperCase() + rest.slice(1) : whole;
}

/** The label of the field, and of its part in a row of a group: « Personnes à charge, ligne 1, Nom ». */
function labelOf(problem: Problem, field: ModelField | undefined): string {
  const [, row, part] = problem.field?.split('.') ?? [];
  const inner = field?.kind === 'group' && part ? field.fields[part] : undefined;
  const { t } = translation();
  return [
    say(field?.label),
    row !== undefined && inner ? t('form:row', { row: Number(row) + 1 }) : '',
    say(inner?.label),
  ]
    .filter(Boolean)
    .join(', ');
}
