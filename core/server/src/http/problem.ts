import { problemWording, type Translator } from '@baara/i18n';
import { BaaraError, type ErrorProblem, type Model, type ModelField, wording } from '@baara/model';

/** An error as it travels: RFC 9457 with a stable code, and every problem in words. */
export interface ProblemDocument {
  readonly type: string;
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly problems: readonly (ErrorProblem & { readonly message: string })[];
  readonly request: string;
}

/** The document for an error, in the reader's language. What is not a `BaaraError` tells nothing but its reference. */
export function problemDocument(facts: {
  readonly error: unknown;
  readonly model: Model;
  readonly translator: Translator;
  readonly request: string;
}): ProblemDocument {
  const { model, translator, request } = facts;
  const error = facts.error instanceof BaaraError ? facts.error : new BaaraError({ code: 'internal' });
  return {
    type: `/api/docs#${error.code}`,
    code: error.code,
    title: titleOf(error, translator, request),
    status: error.status,
    params: error.status >= 500 ? {} : error.params,
    problems: error.status >= 500 ? [] : error.problems.map((problem) => worded(problem, model, translator)),
    request,
  };
}

/** The catalogue that words the `reason` of an error. */
const subjects: Readonly<Record<string, string>> = { 'tree.invalid': 'reorganisation', 'import.unreadable': 'imports' };

function titleOf(error: BaaraError, translator: Translator, request: string): string {
  const { params } = error;
  const subject = subjects[error.code] ?? 'requests';
  // Not every place that refuses a request says why: the reader is told at least which part of it.
  const why = params.reason ?? (error.code === 'request.malformed' ? 'refused' : undefined);
  const reason = `${subject}:${String(why)}`;
  const facts = { parameter: params.form ?? '', ...params };
  const detail = translator.has(reason) ? translator.t(reason, facts) : inLanguage(params.detail, translator.language);
  return translator.t(`errors:${error.code}`, { ...params, detail, reference: request });
}

function worded(
  problem: ErrorProblem,
  model: Model,
  translator: Translator,
): ErrorProblem & { readonly message: string } {
  const field = problem.form && problem.field ? fieldAt(model, problem.form, problem.field) : undefined;
  const own = `accounts:field_${problem.field}`;
  const label = field
    ? wording(field.label, translator.language)
    : translator.has(own)
      ? translator.t(own)
      : problem.field;
  const message = problemWording(translator, { ...problem, ...(label === undefined ? {} : { label }) });
  return { ...problem, message };
}

/** The field at a path such as `dependants.0.name`; positions in a group are passed over. */
function fieldAt(model: Model, form: string, path: string): ModelField | undefined {
  // Both come from the caller: `__proto__` is no form and no field.
  let fields = Object.hasOwn(model.forms, form) ? model.forms[form]?.fields : undefined;
  let found: ModelField | undefined;
  for (const key of path.split('.').filter((part) => !/^\d+$/u.test(part))) {
    found = fields && Object.hasOwn(fields, key) ? fields[key] : undefined;
    fields = found?.kind === 'group' ? found.fields : undefined;
  }
  return found;
}

function inLanguage(detail: unknown, language: string): string {
  if (typeof detail !== 'object' || detail === null) return String(detail ?? '');
  const wordings = detail as Readonly<Record<string, string>>;
  return wordings[language] ?? wordings.fr ?? '';
}
