export type * from './types.ts';
export { keepColumns, listHabits, removeView, renameView, saveView } from './views.ts';
