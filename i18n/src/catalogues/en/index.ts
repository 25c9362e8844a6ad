export { errors } from './errors.ts';
export { problems } from './problems.ts';
export { values } from './values.ts';
