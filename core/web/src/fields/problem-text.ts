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
