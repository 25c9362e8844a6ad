export { readLists } from './lists.ts';
export { named } from './named.ts';
export { moveValue } from './order.ts';
export { countUses } from './uses.ts';
export { readValues } from './values.ts';
