export { mali as default } from './site.ts';
