import postgres from 'postgres';
import { type ServerFailure, translate } from './failure.ts';
import { together } from './together.ts';
import type { Row } from './types.ts';
import { decodedTypes, decoder } from './values.ts';
import { type Answer, isKept, type Wire } from './wire.ts';

/** No life of a connection has this number. */
const gone = -1;

/** A wire over a network, which may end without a word. */
export interface SlotWire extends Wire {
  /** Gives up a connection that does not answer: what waits on it is rejected, and the next transaction gets another. */
  drop(): void;
}

/** One connection, which a transaction has for itself. It connects again by itself for the next one. */
export interface Slot {
  /** The connection as one transaction sees it: once lost it stays lost, so that no statement of it reaches the next. */
  wire(): SlotWire;
  close(): Promise<void>;
}

/** Texts that one connection keeps prepared: a caller who varies requests must not fill the memory of the server. */
const mostKept = 600;
const planAnew = 'SET LOCAL plan_cache_mode = force_custom_plan';
const planAsUsual = 'SET LOCAL plan_cache_mode = auto';

/**
 * A slot is a postgres.js pool of one. Its own `reserve` writes to a closed socket after a lost connection and takes the
 * process down with it; a pool of one reconnects in order, and `onclose` tells which statements came too late.
 */
export function openSlot(url: string): Slot {
  let life = 0;
  let kept = new Set<string>();
  const isRoomFor = (text: string): boolean => {
    if (kept.size < mostKept) kept.add(text);
    return kept.has(text);
  };
  const start = (): postgres.Sql => {
    // The end of a connection that was replaced is no news.
    const made = connect(url, () => {
      if (client === made) life += 1;
    });
    return made;
  };
  let client = start();
  const renew = (before: postgres.Sql) => {
    // Of several statements that were lost with one connection, the first replaces it.
    if (client !== before) return;
    client = start();
    kept = new Set();
    life += 1;
    void before.end({ timeout: 0 }).catch(() => undefined);
  };

  return {
    wire() {
      let mine: number | null = null;
      let running: { cancel(): void } | null = null;
      const send = async (text: string, start: () => PromiseLike<unknown> & { cancel(): void }): Promise<Answer> => {
        if (mine !== null && mine !== life)
          throw translate({ state: 'CONNECTION_CLOSED', message: 'the connection was lost' });
        const used = client;
        const query = start();
        running = query;
        try {
          const answer = lastAnswer((await query) as Result | Result[]);
          mine ??= life;
          return answer;
        } catch (error) {
          const failure = failureFrom(error, text);
          if (isLost(failure)) renew(used);
          throw translate(failure);
        } finally {
          if (running === query) running = null;
        }
      };
      const script = (text: string) => send(text, () => client.unsafe(text).simple());
      return {
        async run(text, params, plan) {
          const prepare = plan !== 'own' && isKept(text, 'kept') && isRoomFor(text);
          const query = () => send(text, () => client.unsafe(text, params as string[], { prepare }));
          if (plan !== 'own_kept' || !prepare) return query();
          // All three travel at once. The driver asks what types an unprepared statement's parameters have, and waits: one that is kept it knows.
          const answers = await together([script(planAnew), query(), script(planAsUsual)]);
          return answers[1];
        },
        script,
        async cancel() {
          running?.cancel();
        },
        drop() {
          mine = gone;
          renew(client);
        },
      };
    },
    close: () => client.end({ timeout: 5 }),
  };
}

function connect(url: string, onclose: () => void): postgres.Sql {
  return postgres(url, {
    max: 1,
    fetch_types: false,
    connect_timeout: 5,
    // In a transaction's pauses the driver takes the connection for idle: it must never close one by itself.
    idle_timeout: 0,
    max_lifetime: 0,
    backoff: () => 0.2,
    onnotice: () => {},
    onclose,
    types: textTypes(),
    connection: { TimeZone: 'UTC', DateStyle: 'ISO', application_name: 'baara' },
  }) as unknown as postgres.Sql;
}

/** The server ends this session (57P0x) or the socket is gone: what is sent next on it would be answered by its end. */
function isLost({ state }: ServerFailure): boolean {
  return /^(57P0|08|CONNECTION_|E[A-Z]{4,})/.test(state);
}

/** Every value goes and comes as text, so that both engines mean the same; dates and bytes stay as they come. */
function textTypes(): Record<string, postgres.PostgresType> {
  const asText = (text: string) => text;
  const untouched = [17, 1082];
  return Object.fromEntries(
    [...decodedTypes, ...untouched].map((type) => [
      `t${type}`,
      { to: type, from: [type], serialize: String, parse: decoder(type) ?? asText },
    ]),
  );
}

type Result = readonly Row[] & { readonly command?: string; readonly columns?: unknown };

/** A script answers one result a statement: the last SELECT holds the rows. */
function lastAnswer(result: Result | Result[]): Answer {
  if (!isScript(result)) return { rows: [...result], command: result.command ?? '' };
  const selected = result.findLast((each) => each.command === 'SELECT');
  return { rows: [...(selected ?? [])], command: result.at(-1)?.command ?? '' };
}

function isScript(result: Result | Result[]): result is Result[] {
  return (result as Result).command === undefined;
}

function failureFrom(error: unknown, statement: string): ServerFailure {
  const { code, message, constraint_name, table_name, column_name, detail } = error as postgres.PostgresError;
  return {
    ...{ state: code ?? 'CONNECTION_FAILED', message, statement },
    ...(constraint_name ? { constraint: constraint_name } : {}),
    ...(table_name ? { table: table_name } : {}),
    ...(column_name ? { column: column_name } : {}),
    ...(detail ? { detail } : {}),
  };
}
