export type * from './types.ts';
export { keepColumns, listHabits, removeView, saveView } from './views.ts';
