export { BaaraElement, define } from './element.ts';
export { icon } from './icons/icon.ts';
export { language, say, translation } from './state/language.ts';
export { go } from './state/router.ts';
export { createStore, type Store } from './state/store.ts';
