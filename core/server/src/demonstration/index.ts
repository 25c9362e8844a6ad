export { type Load, loadBatches } from './load-batches.ts';
export { once } from './once.ts';
