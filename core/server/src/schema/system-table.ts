/**
 * Tables of the engine itself, declared by the room that uses them and exported from its index as `systemTables`.
 * `ddl` runs before the planner's steps, in the order written, each time the fingerprint of all scripts changes: every
 * statement must be idempotent (`CREATE TABLE IF NOT EXISTS`, `ADD COLUMN IF NOT EXISTS`) and quick on a large database.
 */
export interface SystemTable {
  /** The table's name; it begins with `baara_` (or is derived, as `unit_closure`). */
  readonly name: string;
  /** Names of system tables that must stand before this one. */
  readonly after?: readonly string[];
  readonly ddl: readonly string[];
}
