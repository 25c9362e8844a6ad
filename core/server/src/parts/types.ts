import type { ModuleSql } from '../lock/index.ts';
import type { Hooks, PassageHook } from '../records/index.ts';
import type { PartFile, PartPage } from './answers.ts';

/**
 * Answers one question of a module's pages, as whoever asks, in a transaction of theirs: what it reads goes through
 * the `sql` that it is handed, `listRecords` or `readRecord`, and so through their rights. Sent as JSON, or as the file that `partFile` made.
 */
export type PartRoute = (question: PartQuestion) => Promise<unknown>;

export interface PartQuestion extends PartContext {
  /** The parameters of the address, each once; `language` is taken off. */
  readonly query: Readonly<Record<string, string>>;
  /** How whoever asks reaches this server, `https://sirh.example.ml`: for addresses that are printed. */
  readonly origin: string;
}

/**
 * Does something that takes more than one envelope of the browser's own, as whoever asks, in one transaction of theirs: it writes with
 * `applyEnvelope`, and so through their rights. What comes again with the same key must do nothing again.
 */
export type PartAction = (order: PartOrder) => Promise<unknown>;

export interface PartOrder extends PartContext {
  readonly body: Readonly<Record<string, unknown>>;
  /** The writer's idempotency id: the `Idempotency-Key` of the request, or one of our own. */
  readonly key: string;
}

/**
 * What anybody may ask without a session, at `GET /open/<module>/<name>[/<rest>]`: in a transaction of the system's, so that it must itself
 * answer nothing but what is public. Sent as the page that `partPage` made, as a file, or as JSON.
 */
export interface OpenRoute {
  /** Why the system reads: it stands in the log. */
  readonly why: string;
  readonly answer: (question: OpenQuestion) => Promise<PartPage | PartFile | Readonly<Record<string, unknown>>>;
}

export interface OpenQuestion extends PartQuestion {
  /** What follows the name in the address, decoded: `''` for none. */
  readonly rest: string;
  readonly language: string;
}

/** A letter of a module to one person by e-mail, about a record: sent by a job of its own, as the system. */
export interface PartLetter {
  /** What it says and to whom, when it leaves; null: to nobody any more. */
  readonly write: (record: string, context: PartContext) => Promise<WrittenLetter | null>;
  /** Notes what came of it; `refused`: nobody has this address. */
  readonly sent: (record: string, delivery: 'accepted' | 'refused', context: PartContext) => Promise<void>;
}

export interface WrittenLetter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
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
  /** Done at `POST /api/v1/parts/<module>/<name>`. */
  readonly actions?: Readonly<Record<string, PartAction>>;
  readonly open?: Readonly<Record<string, OpenRoute>>;
  /** Letters by e-mail, which `askForLetters` asks for by their name. */
  readonly letters?: Readonly<Record<string, PartLetter>>;
}
