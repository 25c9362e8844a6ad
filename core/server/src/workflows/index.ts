export { countTasks, listTasks } from './inbox.ts';
export { readStandings } from './standing.ts';
