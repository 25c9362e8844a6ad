import type { SameKeys } from '../../catalogue.ts';
import type { reorganisation as fr } from '../fr/reorganisation.ts';

/** Why an operation on units is refused: fills `{{detail}}` of `errors:tree.invalid`. */
export const reorganisation: SameKeys<typeof fr> = {
  absent: 'this site has no tree of units.',
  cycle: 'the unit would lie under itself.',
  orphan: 'a closed unit would depend on nothing, and nobody would read its records.',
  snapshot: '“{{field}}” changes on a date: rename, move or close the unit.',
  nothing: 'nothing changes.',
  not_open: 'the unit does not exist yet, or any more, on {{date}}.',
  closed: 'the unit is closed on {{date}}.',
  children: 'open units still depend on it, or have two destinations.',
  not_child: 'one of the units to distribute does not depend on it.',
  parts: 'at least two units are needed.',
};
