export {
  compose,
  type DefinitionProblem,
  definitionProblems,
  describeProblem,
  type Explanation,
  explain,
  inspectSite,
} from './compose/index.ts';
export type { Consulted } from './consulted.ts';
export { BaaraError, type ErrorCode, type ErrorProblem, errorCodes } from './error.ts';
export { aggregatesBehind, aggregatesIn, rowPathsOf } from './expression/aggregate.ts';
export type * from './expression/ast.ts';
export * from './expression/build.ts';
export {
  type CheckOptions,
  check,
} from './expression/check.ts';
export { evaluate, type Scope } from './expression/evaluate.ts';
export type { ExpressionProblem } from './expression/expression-problem.ts';
export { type FieldAt, type FieldType, fieldAt, typeOfField } from './expression/field-type.ts';
export { type PatternFault, readPattern } from './expression/pattern.ts';
export { readExpression, type ShapeFault } from './expression/read.ts';
export { references, usesToday } from './expression/references.ts';
export type { ExpressionError, ExpressionErrorCode, FieldValue, Result } from './expression/result.ts';
export { chunk, type SqlChunk } from './expression/sql-chunk.ts';
export type { SqlResolver } from './expression/sql-type.ts';
export { folded, toSql } from './expression/to-sql.ts';
export { partsOf } from './expression/walk.ts';
export { type FieldCondition, type FieldDefinition, f } from './f.ts';
export type * from './field.ts';
export { type Figure, type FigureDraft, type FigurePeriod, figure } from './figure.ts';
export { figureCondition } from './figure-condition.ts';
export { type DatedFields, defineForm, type FormHandle, posts, rule, via } from './form.ts';
export { item } from './item.ts';
export { defineList } from './list.ts';
export type * from './model.ts';
export { defineModule, type ModuleDefinition, type RoleDraft } from './module.ts';
export { extendForm } from './overlay.ts';
export type * from './panel.ts';
export type { QuickAction } from './quick-action.ts';
export type { RecordOf } from './record.ts';
export { type RowCondition, type RowConditionDraft, rowCondition } from './row-condition.ts';
export { type Rows, rowsLike, rowsOf, thisRecord } from './rows.ts';
export {
  type Demonstration,
  type DemonstrationBatch,
  type DemonstrationPassage,
  defineSite,
  type SiteDefinition,
} from './site.ts';
export { type Language, type Text, wording } from './text.ts';
export { type Timeline, type TimelineKind, type TimelineOption, timelineKinds, timelineOf } from './timeline.ts';
export { uuidv7 } from './uuid.ts';
export { type CheckContext, checkValue, type ListCodes } from './validate/check-value.ts';
export { type Fault, isWarning } from './validate/fault.ts';
export { type NormaliseContext, type NormalValue, normaliseValue } from './validate/normalise.ts';
export { type RecordScopeOptions, recordScope } from './validate/record-scope.ts';
export { type ValidateOptions, validateRecord } from './validate/validate-record.ts';
export type * from './web-part.ts';
export {
  addDaysTo,
  addMonthsTo,
  addYearsTo,
  compareDates,
  daysFromTo,
  daysInMonth,
  isIsoDate,
  isIsoMonth,
  monthsFromTo,
  yearsFromTo,
} from './words/calendar.ts';
export { foldLigatures, foldTable, foldText, trimText } from './words/fold.ts';
export {
  type DateFault,
  type DateOptions,
  type DateReading,
  formatDate,
  parseFrenchDate,
  parseMonth,
  parseMonthName,
} from './words/french-date.ts';
export {
  type Normalised,
  normaliseEmail,
  normaliseIdentifier,
  normalisePhone,
  type PhoneRules,
} from './words/identifiers.ts';
export { foldName, nameKey, namePrefixes, nameTokens, splitName } from './words/name-key.ts';
export * from './workflow/index.ts';
