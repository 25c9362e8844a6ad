export { jobStates, listJobs, retryJob } from './list.ts';
export { enqueueJob, enqueueJobs, type Job, type JobState, jobStatesOf, maximumAttempts, renewLease } from './queue.ts';
export { type JobHandler, type JobRunner, startJobRunner } from './runner.ts';
export { clockIn, type Schedule } from './schedule.ts';
