export { enqueueJob } from './queue.ts';
export { type JobHandler, type JobRunner, startJobRunner } from './runner.ts';
