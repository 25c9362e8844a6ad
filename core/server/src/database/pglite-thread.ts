import { Worker } from 'node:worker_threads';
import { type ServerFailure, translate } from './failure.ts';
import type { Row } from './types.ts';
import { decoder, type Encoded } from './values.ts';
import { type Answer, isKept, type Wire } from './wire.ts';

interface Reply {
  readonly ready?: true;
  readonly program?: unknown;
  readonly id?: number;
  readonly answer?: {
    readonly columns: readonly (readonly [name: string, type: number])[];
    readonly rows: readonly (readonly (string | null)[])[];
    readonly command: string;
  };
  readonly failure?: ServerFailure;
}

type Request =
  | { readonly verb: 'run'; readonly text: string; readonly params: readonly Encoded[]; readonly keep: boolean }
  | { readonly verb: 'script'; readonly text: string }
  | { readonly verb: 'close' };

/** What a thread starts with. */
export interface ThreadData {
  /** The PostgreSQL data directory; made when it is not there. */
  readonly directory: string;
  readonly fsync: 'on' | 'off';
}

/** One life of the thread that holds PGlite. Once dead it stays dead: no statement of a lost transaction can reach its successor. */
export interface Thread extends Wire {
  readonly alive: () => boolean;
  /** Ends when the thread does, for whatever reason. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
  /** Stops the thread where it stands: the only way to cancel a running statement. */
  kill(): Promise<void>;
}

/**
 * PGlite's program as the first thread of this process compiled it. All threads share it with the machine code that was made of it meanwhile:
 * each on its own would spend two seconds of work on making the same code.
 */
let program: unknown;

/** Starts a thread and waits until PGlite answers. Rejects with `database.unavailable`. */
export async function startThread(data: ThreadData): Promise<Thread> {
  const worker = new Worker(new URL('./pglite-worker.js', import.meta.url), {
    workerData: { ...data, program },
    stdout: true,
  });
  const waiting = new Map<
    number,
    { text: string; resolve: (answer: Answer) => void; reject: (error: unknown) => void }
  >();
  let alive = true;
  let next = 0;
  let lastWords = 'the database thread stopped';

  const gone = new Promise<void>((resolve) => {
    worker.on('error', (error) => {
      lastWords = error instanceof Error ? error.message : String(error);
    });
    worker.once('exit', () => {
      alive = false;
      for (const { reject } of waiting.values()) reject(stopped());
      waiting.clear();
      resolve();
    });
  });
  const stopped = () => translate({ state: 'WORKER_GONE', message: lastWords });

  const ready = new Promise<void>((resolve) => {
    worker.on('message', (reply: Reply) => {
      if (reply.ready) {
        program = reply.program;
        return resolve();
      }
      const caller = waiting.get(reply.id as number);
      waiting.delete(reply.id as number);
      if (reply.answer) caller?.resolve(decodeAnswer(reply.answer));
      else caller?.reject(translate({ ...(reply.failure as ServerFailure), statement: caller.text }));
    });
  });
  await Promise.race([
    ready,
    gone.then(() => {
      throw stopped();
    }),
  ]);

  const ask = (request: Request): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (!alive) return reject(stopped());
      next += 1;
      waiting.set(next, { text: 'text' in request ? request.text : request.verb, resolve, reject });
      worker.postMessage({ ...request, id: next });
    });
  const kill = async () => {
    await worker.terminate();
  };
  return {
    alive: () => alive,
    gone,
    run: (text, params, plan) => ask({ verb: 'run', text, params, keep: isKept(text, plan) }),
    script: (text) => ask({ verb: 'script', text }),
    cancel: kill,
    kill,
    async close() {
      if (alive) await ask({ verb: 'close' });
      await worker.terminate();
    },
  };
}

function decodeAnswer({ columns, rows, command }: NonNullable<Reply['answer']>): Answer {
  const decoders = columns.map(([name, type]) => [name, decoder(type)] as const);
  const decoded = rows.map((values) => {
    const row: Row = {};
    for (const [index, [name, decode]] of decoders.entries()) {
      const value = values[index] as string | null;
      row[name] = value === null || decode === null ? value : decode(value);
    }
    return row;
  });
  return { rows: decoded, command: command.split(' ')[0] as string };
}
