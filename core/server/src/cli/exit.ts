import { createTranslator, problemWording } from '@baara/i18n';
import { BaaraError, type DefinitionProblem, describeProblem, type Text } from '@baara/model';

/** What the command's exit codes mean; also in `baara --help`. */
export const exitCodes = {
  done: 0,
  /** The work was refused or failed; the reason is on standard error. */
  failed: 1,
  /** A wrong setting, option or argument. */
  usage: 2,
  /** The data are open in another process, or the database does not answer. */
  unavailable: 3,
} as const;

/** The exit code for an error. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof BaaraError)) return exitCodes.failed;
  if (error.code === 'setting.invalid') return exitCodes.usage;
  return error.code.startsWith('database.') ? exitCodes.unavailable : exitCodes.failed;
}

/** An error for the terminal, in French and English: every problem on its own line. */
export function describeError(error: unknown): string {
  if (!(error instanceof BaaraError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (error.code === 'model.broken') return describeBroken(error);
  const reports = error.problems.length > 0 && error.code === 'setting.invalid' ? error.problems : [error];
  const lines = reports.flatMap(({ params }) => ['fr', 'en'].map((language) => sentence(error, params, language)));
  const problems = error.code === 'setting.invalid' ? [] : error.problems.map((problem) => `  ${inFrench(problem)}`);
  const cause = error.status >= 500 && error.code !== 'setting.invalid' ? reasonOf(error) : [];
  return [...lines, ...problems, ...cause].join('\n');
}

function sentence(error: BaaraError, params: BaaraError['params'], language: string): string {
  const detail = params.detail as Text | string | undefined;
  const words = typeof detail === 'object' ? (language === 'fr' ? detail.fr : detail.en) : detail;
  return createTranslator(language).t(`errors:${error.code}`, { ...params, detail: words ?? '' });
}

function inFrench(problem: BaaraError['problems'][number]): string {
  const place = [problem.form, problem.record, problem.field].filter(Boolean).join(' ');
  return `${place}${place ? ': ' : ''}${problemWording(createTranslator('fr'), problem)}`;
}

/** Whoever runs the command also runs the server: they may see why. */
function reasonOf(error: BaaraError): string[] {
  const { reason, path, pid } = error.params;
  const facts = [reason, path && `${path}${pid ? ` (pid ${pid})` : ''}`].filter(Boolean).map((fact) => `  ${fact}`);
  return error.code === 'internal' ? [...facts, String(error.stack)] : facts;
}

function describeBroken(error: BaaraError): string {
  const problems = error.problems.map(
    ({ code, form, field, params }) =>
      ({
        ...{ code, params, layer: String(params.layer), file: String(params.file) },
        ...(form === undefined ? {} : { form }),
        ...(field === undefined ? {} : { field }),
      }) as DefinitionProblem,
  );
  return problems.flatMap((problem) => [describeProblem(problem, 'fr'), describeProblem(problem, 'en'), '']).join('\n');
}
