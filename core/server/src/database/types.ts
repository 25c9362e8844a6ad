import type { Model } from '@baara/model';
import type { SQL } from 'drizzle-orm';

export type Row = Record<string, unknown>;

/** A rendered statement: `$1…` placeholders and their values. */
export interface Statement {
  readonly text: string;
  readonly params: readonly unknown[];
  /**
   * `own`: planned for these very values; `own_kept`: the same, but its text comes again and is kept prepared, within a transaction only; absent: its plan is
   * kept and used again.
   */
  readonly plan?: 'own' | 'own_kept';
}

/** Who acts. Only `access/` makes sessions; `asSystem` is logged with its reason. */
export type Session =
  | {
      readonly kind: 'user';
      readonly user: string;
      readonly username: string;
      readonly language: string;
      /** The person record that is theirs. */
      readonly person?: string | null;
      /** The user's assignments that are in force today. */
      readonly assignments: readonly Assignment[];
      /** The roles that give nothing until the account has a second factor. */
      readonly withheld?: readonly string[];
      /** A program with a token for a part of its user's rights: these forms and actions, and no other right. */
      readonly narrowed?: { readonly forms: readonly string[]; readonly actions: readonly string[] };
    }
  | { readonly kind: 'system'; readonly reason: string };

/** Who acts, still to be read: the question travels with BEGIN, and `read` makes the session of its rows, or throws. */
export interface SessionQuestion {
  readonly question: Statement;
  readonly read: (rows: readonly Row[]) => Session;
}

/** A role held at a unit (`null`: the whole country) for a time. */
export interface Assignment {
  readonly id: string;
  readonly role: string;
  readonly unit: string | null;
  readonly from: string;
  readonly to: string | null;
  /** The country's own rules about the role, as the database wrote them; absent: none. */
  readonly rules?: string;
}

/** One engine behind one door. Values arrive the same on both: dates as ISO text, int8 and numeric as number, timestamps as ISO text. */
export interface Database {
  readonly engine: 'pglite' | 'postgres';
  /**
   * Runs `work` in one transaction. `opening` is sent in the same message as BEGIN.
   * Deadline 5 s unless told. A rejected `work` rolls back; a query after the end is refused.
   */
  transaction<T>(
    opening: string,
    work: (connection: Connection) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>;
  /** A connection outside any transaction, for CREATE INDEX CONCURRENTLY and advisory locks of the planner: no deadline unless told. */
  maintenance<T>(
    work: (connection: Connection) => Promise<T>,
    options?: Pick<TransactionOptions, 'deadlineMs'>,
  ): Promise<T>;
  /**
   * PGlite alone, whose one session would keep everybody waiting: another database that holds what is committed at this moment, for what
   * reads everything. It costs the time of copying the files; `close` removes it. One at a time.
   */
  aside?(): Promise<Database>;
  /** Statements run since the start, for tests that count them. */
  statements(): number;
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}

export interface TransactionOptions {
  /** Sent behind the opening without waiting for it; `Connection.answers` has what they came to. */
  readonly questions?: readonly Statement[];
  readonly deadlineMs?: number;
  readonly readOnly?: true;
}

export interface Connection {
  /** What the opening's last SELECT returned. */
  readonly opened: readonly Row[];
  /** What the questions sent with the opening returned, in their order. */
  readonly answers: readonly (readonly Row[])[];
  query<R extends Row = Row>(statement: Statement): Promise<R[]>;
  /** Several statements without parameters, one message. */
  execute(script: string): Promise<void>;
  /** A script that only what follows needs: sent in front of the next statement, and not at all before COMMIT or ROLLBACK. */
  beforeNext(script: string): void;
  /** Runs `work` between SAVEPOINT and RELEASE; a rejection rolls back to it and is thrown on. One at a time. The scripts of `around` travel with these two. */
  savepoint<T>(work: () => Promise<T>, around?: { readonly before: string; readonly after: string }): Promise<T>;
}

/** What the code of one transaction sees, carried by AsyncLocalStorage. */
export interface Transaction {
  readonly database: Database;
  readonly model: Model;
  readonly session: Session;
  /** ISO date, in the site's time zone. */
  readonly today: string;
  /** Counts changes of Model, grants and labels: what was cached under another generation is stale. */
  readonly generation: number;
  /** As long as it is the same, so are the items of the lists. */
  readonly items: string;
  readonly connection: Connection;
  /** Runs once, after a commit. Never for what must not be lost: write a job row instead. */
  afterCommit(work: () => void): void;
  /** Things that live exactly as long as the transaction (label batches, policies). */
  readonly memo: Map<string, unknown>;
  /** Where a condition is compiled for any session, into what stands in the database: today and who asks, as the database says them. */
  readonly asked?: { readonly today: Sql; readonly user: Sql; readonly person: Sql };
}

/** A fragment under construction. */
export type Sql = SQL;
