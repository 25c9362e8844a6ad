import { sharedDesk } from './desk.ts';

/** Where the tests of the shell take place. */
export const desk = sharedDesk();
