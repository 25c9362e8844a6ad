import type { ModuleSql } from '../lock/index.ts';
import type { Hooks, PassageHook } from '../records/index.ts';

/**
 * Answers one question of a module's pages, as whoever asks, in a transaction of theirs: what it reads goes through
 * the `sql` that it is handed, `listRecords` or `readRecord`, and so through their rights. The answer is sent as JSON.
 */
export type PartRoute = (question: PartQuestion) => Promise<unknown>;

export interface PartQuestion extends PartContext {
  /** The parameters of the address, each once; `language` is taken off. */
  readonly query: Readonly<Record<string, string>>;
}

/** What a module is handed. */
export interface PartContext {
  /** Rows of one SELECT of the module's own, under the second lock: it sees what the current user may see, whatever it asks. */
  readonly sql: ModuleSql;
}

/** What a module does on the server that data cannot say. */
export interface ServerPart {
  /** The module's id. */
  readonly module: string;
  /** Takes part in every save, in its transaction; `refuses` names the forms whose changes `after` looks at, so that an import of others need not try. */
  readonly hooks?: Pick<Hooks, 'refuses'> & {
    readonly [When in 'before' | 'after']?: (
      changes: Parameters<NonNullable<Hooks[When]>>[0],
      context: PartContext,
    ) => ReturnType<NonNullable<Hooks[When]>>;
  };
  /** What workflows name as `hook`: at a passage, in its transaction. */
  readonly passages?: Readonly<
    Record<string, (passages: Parameters<PassageHook>[0], context: PartContext) => ReturnType<PassageHook>>
  >;
  /** Answers at `GET /api/v1/parts/<module>/<name>`. */
  readonly routes?: Readonly<Record<string, PartRoute>>;
}
