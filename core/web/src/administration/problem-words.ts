import { problemWording } from '@baara/i18n';
import type { ErrorProblem } from '@baara/model';
import { translation } from '../state/language.ts';

/** What is wrong with a field of an account, beside its label, which already names it. */
export function besideOwnField(problem: ErrorProblem): string {
  const words = problemWording(translation(), { code: problem.code, params: problem.params, label: '' });
  const rest = words.replace(/^\s*:\s*/u, '');
  return rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}
