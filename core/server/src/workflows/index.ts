export { workflowHandlers, workflowSchedules } from './handlers.ts';
export { countTasks, listTasks } from './inbox.ts';
export { readStandings } from './standing.ts';
