export {
  compose,
  type DefinitionProblem,
  definitionProblems,
  describeProblem,
  type Explanation,
  explain,
  inspectSite,
} from './compose/index.ts';
export { BaaraError, type ErrorCode, type ErrorProblem, errorCodes } from './error.ts';
export type * from './expression/ast.ts';
export * from './expression/build.ts';
export { type FieldCondition, type FieldDefinition, f } from './f.ts';
export type * from './field.ts';
export { defineForm, defineList, extendForm, type FormHandle, posts, rule, via } from './form.ts';
export { item } from './item.ts';
export type * from './model.ts';
export { defineModule, type ModuleDefinition } from './module.ts';
export type { RecordOf } from './record.ts';
export { type Demonstration, type DemonstrationBatch, defineSite, type SiteDefinition } from './site.ts';
export { type Language, type Text, wording } from './text.ts';
export { uuidv7 } from './uuid.ts';
