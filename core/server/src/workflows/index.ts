export { workflowHandlers, workflowSchedules } from './handlers.ts';
export { countTasks, listTasks } from './inbox.ts';
export { previewPassages } from './refusals.ts';
export { readStandings } from './standing.ts';
