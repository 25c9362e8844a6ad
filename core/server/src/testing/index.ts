export {
  type OpenedDatabase,
  openEmptyDatabase,
  openTestDatabase,
  systemSession,
  type TestDatabase,
  testEngine,
} from './test-database.ts';
export { tinyModel } from './tiny-model.ts';
