export { createApplication } from './application.ts';
