export { errors } from './errors.ts';
export { problems } from './problems.ts';
export { requests } from './requests.ts';
export { values } from './values.ts';
