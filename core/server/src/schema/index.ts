export { applySteps, type StepResult } from './apply.ts';
export { constraintMeaning } from './constraint-fields.ts';
export { desiredSchema } from './desired.ts';
export { dropRetired, listRetired, type Retired } from './drop-retired.ts';
export type { Plan, Step, StepClass, StepKind } from './plan.ts';
export { type Prepared, planSchema, prepareDatabase } from './prepare.ts';
export type { SystemTable } from './system-table.ts';
export { uniquesOf } from './uniques.ts';
export { withoutIndexes } from './without-indexes.ts';
