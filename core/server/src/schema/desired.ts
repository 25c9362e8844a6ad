import type { Model } from '@baara/model';
import { childTables } from './child-tables.ts';
import { formTable } from './form-table.ts';

/** One column as it should be. `type` is written as PostgreSQL's `format_type` writes it. */
export interface DesiredColumn {
  readonly name: string;
  readonly type: string;
  readonly default?: string;
  readonly notNull?: true;
  readonly collation?: 'C';
  /** The expression of a generated column. */
  readonly generated?: string;
  /** Names it had in earlier versions. */
  readonly was: readonly string[];
}

/** A constraint or an index of a table: `definition` is what follows its name. */
export interface DesiredObject {
  readonly name: string;
  readonly kind: 'primary' | 'unique' | 'foreign' | 'check' | 'exclusion' | 'index' | 'unique_index';
  readonly definition: string;
  /** The table that a foreign key leads to. */
  readonly target?: string;
  /** The fields that a breach of it concerns, for the message. */
  readonly fields: readonly string[];
}

/** One table as it should be. */
export interface DesiredTable {
  readonly name: string;
  /** The form whose records it holds, or whose field. */
  readonly form: string;
  readonly columns: readonly DesiredColumn[];
  readonly objects: readonly DesiredObject[];
  readonly was: readonly string[];
}

/**
 * The tables that a Model wants, in an order in which they can be created. Pure.
 * Nothing is NOT NULL because a field is required: that is checked on save.
 */
export function desiredSchema(model: Model): readonly DesiredTable[] {
  return Object.values(model.forms).flatMap((form) => [formTable(model, form), ...childTables(form)]);
}
