import { check, type Expression, type ModelForm, readExpression } from '@baara/model';
import { malformed } from './parameters.ts';

/** A condition that came as JSON, checked for its shape and against the form; `request.malformed` names what is wrong and where. */
export function readCondition(facts: {
  readonly value: unknown;
  readonly parameter: string;
  readonly form: ModelForm;
  readonly forms: Readonly<Record<string, ModelForm>>;
}): Expression {
  const { value, parameter, form, forms } = facts;
  const read = readExpression(value);
  const why = (code: string, at: string, params: unknown) =>
    malformed(parameter, 'not_an_expression', { form: form.id, why: `${at}: ${code} ${JSON.stringify(params)}` });
  if ('fault' in read) throw why(read.fault.code, parameter, read.fault.params);
  const { expression } = read;
  const [problem] = check({ expression, form, forms, expects: 'boolean' });
  if (problem) throw why(problem.code, problem.path || parameter, problem.params);
  return expression;
}
