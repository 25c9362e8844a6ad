export { createRow, defineWorkflow, setField, type WorkflowHandle } from './define.ts';
export { entryValidation } from './entry-validation.ts';
export { extendWorkflow } from './extend.ts';
export type * from './types.ts';
