import type { ModelWorkflow, WorkflowTransition } from './types.ts';

/**
 * Whether a transition cannot be taken back, unless its definition says so itself: from the state that it leads to, neither a way back (of the
 * tone `back`) is open nor any way, through whatever states, to one that the record can have come from; a correction that sets a record back counts as a way.
 */
export function isLasting(
  { states, transitions }: Pick<ModelWorkflow, 'states' | 'transitions'>,
  { lasting, from, to }: WorkflowTransition,
): boolean {
  if (lasting !== undefined) return lasting;
  if (transitions.some((each) => each.tone === 'back' && each.from.includes(to) && each.to !== to)) return false;
  const reached = new Set([to]);
  for (const state of reached) {
    for (const way of transitions) if (way.from.includes(state)) reached.add(way.to);
    const edits = states.find(({ key }) => key === state)?.edits;
    if (typeof edits === 'object') reached.add(edits.backTo);
  }
  return !from.some((state) => reached.has(state));
}
