import { Worker } from 'node:worker_threads';
import type { SheetRow } from '../types.ts';
import { type UnreadableReason, unreadable } from './unreadable.ts';
import { checkWorkbook } from './workbook-limits.ts';

/** More than any list of staff has. */
export const mostColumns = 500;
/** Megabytes of the thread that reads: it is stopped beyond them. */
const mostMemory = 512;

type Message =
  | { readonly rows: readonly SheetRow[] }
  | { readonly done: true }
  | { readonly reason: UnreadableReason; readonly words?: string };

/**
 * The rows of a workbook's first sheet, read in a thread of their own with limited memory. `bytes` are given away to it.
 * Throws `import.unreadable` for one that is damaged, too wide, or that unpacks to too much.
 */
export async function* xlsxRows(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<SheetRow> {
  checkWorkbook(bytes);
  const worker = new Worker(new URL('./workbook-worker.js', import.meta.url), {
    workerData: { bytes, mostColumns },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  });
  const waiting: Message[] = [];
  let wake = () => {};
  const receive = (message: Message) => {
    waiting.push(message);
    wake();
  };
  worker.on('message', receive);
  worker.on('error', (error: NodeJS.ErrnoException) =>
    receive({
      reason: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too_large_unpacked' : 'damaged_workbook',
      words: error.message,
    }),
  );
  try {
    for (;;) {
      const message = waiting.shift();
      if (!message) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if ('done' in message) return;
      else if ('reason' in message) throw unreadable(message.reason, message.words);
      else {
        worker.postMessage('more');
        yield* message.rows;
      }
    }
  } finally {
    await worker.terminate();
  }
}
