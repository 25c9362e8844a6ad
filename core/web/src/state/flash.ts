import type { MessageKey } from '@baara/i18n';
import { createStore } from './store.ts';

/** A sentence said once, on the page that follows an action. */
export const flash = createStore<MessageKey | null>(null);
