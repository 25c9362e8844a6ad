export { query } from '../database/index.ts';
export { useParts } from '../parts/index.ts';
export {
  type OpenedDatabase,
  openEmptyDatabase,
  openTestDatabase,
  systemSession,
  type TestDatabase,
  testEngine,
} from './test-database.ts';
export { field, form, kinds, text } from './tiny-fields.ts';
export { tinyModel } from './tiny-model.ts';
