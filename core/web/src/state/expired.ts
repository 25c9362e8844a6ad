import { createStore } from './store.ts';

/** True while the session has ended under a page that stays open, so that nothing typed is lost. */
export const expired = createStore(false);
