import { CommanderError } from 'commander';
import { describeError, exitCodeOf, exitCodes } from './exit.ts';
import { createProgram } from './program.ts';
import type { Beside } from './start.ts';

/** Runs `baara` with the words that follow its name; a failure is told on standard error and by the exit code. */
export async function runCommand(words: readonly string[], beside: Beside = {}): Promise<void> {
  try {
    await createProgram(beside).parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    } else {
      process.stderr.write(`${describeError(error)}\n`);
      process.exitCode = exitCodeOf(error);
    }
  }
}
