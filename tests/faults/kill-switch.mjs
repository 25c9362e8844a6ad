// Loaded before the real `baara start` (--import): on SIGUSR2 its database thread ends where it stands, in the middle of a statement too. A thread
// cannot be killed from outside: the kernel's SIGKILL ends all threads of a process.
import { syncBuiltinESMExports } from 'node:module';
import threads from 'node:worker_threads';

const living = new Set();
const { Worker } = threads;

threads.Worker = class extends Worker {
  constructor(...facts) {
    super(...facts);
    living.add(this);
    this.once('exit', () => living.delete(this));
  }
};
syncBuiltinESMExports();

if (threads.isMainThread) {
  process.on('SIGUSR2', () => {
    for (const thread of living) thread.terminate();
  });
}
