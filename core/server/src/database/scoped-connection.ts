import { AsyncLocalStorage } from 'node:async_hooks';
import { misuse } from './failure.ts';
import { together } from './together.ts';
import type { Connection, Row, Statement } from './types.ts';
import { encode } from './values.ts';
import type { Answer, Wire } from './wire.ts';

/** A savepoint, or the transaction itself. */
interface Scope {
  readonly level: number;
}

const scopes = new AsyncLocalStorage<Scope>();

/** A connection with its end: after `end`, and beside an open savepoint, it refuses. */
export interface ScopedConnection {
  readonly connection: Connection;
  /** Runs `work` as the outermost scope. */
  enter<T>(work: () => Promise<T>): Promise<T>;
  end(): void;
  /** Statements sent and not yet answered. */
  running(): number;
  /** The first refusal of a statement that no savepoint undid. */
  failure(): unknown;
}

interface Scoping extends Pick<Connection, 'opened' | 'answers'> {
  readonly wire: Wire;
  /** Called once for each statement. */
  readonly counted: () => void;
}

/** Wraps a wire so that statements run inside the innermost open scope only, one savepoint at a time. */
export function scopedConnection({ wire, opened, answers, counted }: Scoping): ScopedConnection {
  const stack: Scope[] = [{ level: 0 }];
  let ended = false;
  let running = 0;
  let failure: unknown = null;

  const guard = () => {
    if (ended) throw misuse('a query after the end of its transaction');
    if (scopes.getStore() !== stack.at(-1))
      throw misuse('a query beside an open savepoint: run them one after the other');
  };
  /** Scripts that travel in front of the next statement. */
  const waiting: { readonly script: string }[] = [];
  const send = async (start: () => Promise<Answer>): Promise<Answer> => {
    guard();
    running += 1;
    counted();
    try {
      if (waiting.length === 0) return await start();
      const scripts = waiting.splice(0).map(({ script }) => script);
      return (await together([wire.script(scripts.join('; ')), start()]))[1];
    } catch (error) {
      failure ??= error;
      throw error;
    } finally {
      running -= 1;
    }
  };

  const connection: Connection = {
    opened,
    answers,
    async query<R extends Row>({ text, params, plan }: Statement) {
      return (await send(() => wire.run(text, params.map(encode), plan ?? 'kept'))).rows as R[];
    },
    async execute(script) {
      await send(() => wire.script(script));
    },
    beforeNext(script) {
      guard();
      waiting.push({ script });
    },
    async savepoint(work, around) {
      guard();
      const name = `s${stack.length}`;
      const scope = { level: stack.length };
      const before = failure;
      stack.push(scope);
      // Its beginning and its end travel with the statements that follow them.
      const opening = { script: `SAVEPOINT ${name}${around ? `; ${around.before}` : ''}` };
      waiting.push(opening);
      const at = () => waiting.indexOf(opening);
      try {
        return await scopes.run(scope, async () => {
          const result = await work();
          if (at() >= 0) waiting.splice(at(), 1);
          // Who asks is set back at once: what the end of the transaction does is in the name of whoever began it.
          else if (around) await send(() => wire.script(`${around.after}; RELEASE ${name}`));
          else waiting.push({ script: `RELEASE ${name}` });
          return result;
        });
      } catch (error) {
        if (at() >= 0) waiting.splice(at());
        else if (!ended) {
          waiting.length = 0;
          await wire.script(`ROLLBACK TO ${name}; RELEASE ${name}`);
        }
        if (!ended) failure = before;
        throw error;
      } finally {
        stack.splice(stack.indexOf(scope));
      }
    },
  };

  return {
    connection,
    enter: (work) => scopes.run(stack[0] as Scope, work),
    end: () => {
      ended = true;
    },
    running: () => running,
    failure: () => failure,
  };
}
