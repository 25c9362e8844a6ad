export { type Duplicate, findDuplicates } from './duplicates.ts';
