export { findDuplicates } from './duplicates.ts';
