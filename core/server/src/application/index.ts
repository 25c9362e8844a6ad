export { createApplication } from './application.ts';
export type { Application } from './types.ts';
