import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Large enough for a log file of PostgreSQL (one megabyte here), too small for what the test writes. */
const limit = 1_572_864;

/** Whether this machine has the means: util-linux, on any Linux. */
export const canFillDisks = spawnSync('prlimit', ['--version']).status === 0;

/**
 * From now on no file of these processes grows past a megabyte and a half: the kernel refuses the write with EFBIG, in the same calls in which a full disk
 * refuses it with ENOSPC and a full quota with EDQUOT. Neither a mount nor root is needed, and PostgreSQL itself says that a limit works like a full disk.
 */
export function fillDisk(processes: readonly number[]): void {
  limitFiles(processes, String(limit));
}

/** There is room again. */
export function clearDisk(processes: readonly number[]): void {
  limitFiles(processes, 'unlimited');
}

function limitFiles(processes: readonly number[], soft: string): void {
  for (const pid of processes) {
    // As the user of the process: root alone would need a capability that containers lack. The soft limit alone: whoever set it may lift it.
    const { uid, gid } = statSync(`/proc/${pid}`);
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${soft}:`], { uid, gid });
  }
}
