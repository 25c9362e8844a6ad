import { createStore } from './store.ts';

const query = matchMedia('(max-width: 640px)');

/** Whether the window is as narrow as a telephone: what stands side by side elsewhere is put into a menu. */
export const narrow = createStore(query.matches);

query.addEventListener('change', () => narrow.set(query.matches));
