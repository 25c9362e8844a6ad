import type { Allowed, ReadPlan } from '../access/index.ts';
import type { Position } from './cursor.ts';

/** A page of a plan: its first rows, or those beyond a position. */
export interface Page {
  readonly plan: Allowed<ReadPlan>;
  readonly position: Position | null;
  readonly limit: number;
  /** Of a page that many ask for: its statement is kept under this name. */
  readonly key?: string;
}
