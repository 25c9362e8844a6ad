import type { ModelForm } from '../model.ts';
import { isIsoDate, isIsoMonth } from '../words/calendar.ts';
import type { Scalar } from './ast.ts';
import type { ExpressionProblem } from './expression-problem.ts';
import type { FieldAt, FieldType } from './field-type.ts';

/** The type of a part: a field's, or text constants (which may also stand for a code, a date, an id), or any (empty). */
export type Found = { readonly type: FieldType | 'any'; readonly constants?: readonly string[]; readonly at?: FieldAt };

/** The type of what is empty. */
export const any: Found = { type: 'any' };

/** Where problems of types go, and the lists whose codes are known. */
interface Report {
  readonly problems: ExpressionProblem[];
  readonly forms: Readonly<Record<string, ModelForm>>;
}

/** What a constant is. */
export function constant(value: Scalar): Found {
  if (value === null) return any;
  if (typeof value === 'string') return { type: 'text', constants: [value] };
  return { type: typeof value === 'number' ? 'number' : 'boolean' };
}

/** An id as it is stored: small letters, so that text and `uuid` compare alike. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);

/** Whether a constant may stand where `type` is expected. */
function standsFor(text: string, type: FieldType): boolean {
  if (type === 'date') return isIsoDate(text);
  if (type === 'month') return isIsoMonth(text);
  if (type === 'reference') return isId(text);
  return type === 'text' || type === 'code';
}

/** Reports a part that is of none of the `expected` types. */
export function expectType(found: Found, expected: FieldType | FieldType[], path: string, checker: Report): void {
  if (found.type === 'any') return;
  const types = Array.isArray(expected) ? expected : [expected];
  const fits = types.some((type) =>
    found.constants ? found.constants.every((text) => standsFor(text, type)) : found.type === type,
  );
  if (fits) return;
  checker.problems.push({
    code: 'expression.wrong_type',
    params: { expected: types.join(', '), found: found.constants?.join(', ') ?? found.type },
    path,
  });
}

/** The one type of several parts: constants take the type of the others; text and codes go together. */
export function unify(parts: readonly Found[], path: string, checker: Report): Found {
  const typed = parts.filter((part) => part.type !== 'any');
  const leader = typed.find((part) => !part.constants) ?? typed[0];
  if (!leader) return any;
  for (const part of typed) {
    if (part.constants && !leader.constants) {
      expectType(part, leader.type as FieldType, path, checker);
      for (const code of leader.at ? part.constants : []) checkCode(code, leader.at as FieldAt, path, checker);
    } else if (part.type !== leader.type && !(isWord(part) && isWord(leader))) {
      const params = { expected: leader.type, found: part.type };
      checker.problems.push({ code: 'expression.wrong_type', params, path });
    }
  }
  if (typed.every((part) => part.constants))
    return { type: 'text', constants: typed.flatMap((part) => part.constants ?? []) };
  const { at: _, ...type } = leader;
  return typed.every((part) => part.constants || part.type === leader.type) ? type : { type: 'text' };
}

const isWord = (found: Found): boolean => found.type === 'text' || found.type === 'code';

/** A list that is known here (it has items in the Model) must have the code. */
export function checkCode(code: string, at: FieldAt, path: string, checker: Report): void {
  if (at.type !== 'code' && at.field?.kind !== 'choices') return;
  const list = at.target === undefined ? undefined : checker.forms[at.target];
  if (!list || list.items.length === 0 || list.items.some((item) => item.code === code)) return;
  checker.problems.push({ code: 'expression.unknown_code', params: { list: list.id, code }, path });
}
