export { enqueueJob, type Job } from './queue.ts';
export { type JobHandler, type JobRunner, startJobRunner } from './runner.ts';
export { systemTables } from './tables.ts';
