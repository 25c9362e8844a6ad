export { BaaraError, type ErrorCode, type ErrorProblem, errorCodes } from './error.ts';
export type * from './expression/ast.ts';
export type * from './field.ts';
export type * from './model.ts';
export { type Language, type Text, wording } from './text.ts';
export { uuidv7 } from './uuid.ts';
