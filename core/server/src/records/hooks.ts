import type { Model } from '@baara/model';
import { together } from '../database/index.ts';
import type { Change, Values } from './types.ts';

/** Values that a `before` hook sets on a record that is being saved. */
export interface Alteration {
  readonly form: string;
  readonly id: string;
  readonly values: Values;
}

/** Statements that are on their way when a hook ends: what follows is sent behind them, and the save waits for all. */
export interface Sent {
  readonly sent: Promise<unknown>;
}

/** Code that takes part in every save, in its transaction. Both get all the changes of an envelope at once. */
export interface Hooks {
  /** Hooks of the same name replace each other. */
  readonly name: string;
  /** Before validation: refuses by throwing a `BaaraError`, or returns values to set. */
  readonly before?: (changes: readonly Change[]) => Promise<readonly Alteration[]> | readonly Alteration[];
  /** After the rows are written, before rights are checked: may write. */
  readonly after?: (changes: readonly Change[]) => Promise<Sent> | Promise<void>;
  /** The forms whose changes `after` may refuse; absent: any. What is examined without being saved relies on it. */
  readonly refuses?: readonly string[];
}

const registered = new WeakMap<Model, readonly Hooks[]>();

/** Adds hooks to every save under a Model; again with the same name replaces them. */
export function addHooks(model: Model, hooks: Hooks): void {
  registered.set(model, [...hooksOf(model).filter(({ name }) => name !== hooks.name), hooks]);
}

/** The hooks of a Model, in the order added. */
export function hooksOf(model: Model): readonly Hooks[] {
  return registered.get(model) ?? [];
}

/** Runs what follows a write, in the order added. What it answers is on its way still, and must be waited for. */
export async function runAfter(
  hooks: readonly Hooks[],
  changes: readonly Change[],
): Promise<readonly Promise<unknown>[]> {
  const sent: Promise<unknown>[] = [];
  try {
    for (const { after } of hooks) {
      const left = await after?.(changes);
      if (left) sent.push(left.sent);
    }
  } catch (error) {
    // No statement may outlive the save; of several failures the first is the one that the others come from.
    await together([...sent, Promise.reject(error)]);
  }
  return sent;
}
