export { applySteps } from './apply.ts';
export { columnTypes } from './columns.ts';
export { constraintMeaning } from './constraint-fields.ts';
export { desiredSchema } from './desired.ts';
export { dropRetired, listRetired } from './drop-retired.ts';
export type { Step } from './plan.ts';
export { type Prepared, planSchema, prepareDatabase } from './prepare.ts';
export { uniquesOf } from './uniques.ts';
export { withoutIndexes } from './without-indexes.ts';
