export { jobStates, listJobs, retryJob } from './list.ts';
export { enqueueJob, type Job, renewLease } from './queue.ts';
export { type JobHandler, type JobRunner, startJobRunner } from './runner.ts';
export { clockIn, type Schedule } from './schedule.ts';
