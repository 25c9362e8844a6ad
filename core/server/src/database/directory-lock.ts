import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { BaaraError } from '@baara/model';

/** Who holds a directory. */
interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  /** The process's start, in clock ticks since the machine's (Linux), so that a pid used again is not mistaken for its holder. */
  readonly started: string | null;
}

const heartbeatMs = 2000;
/** Without a way to ask whether the holder lives, its silence for this long says that it does not. */
const silenceMs = 15_000;

/**
 * Takes a directory for this process alone; a lock left by a killed process is taken over.
 * Throws `database.locked` (params: path, pid) while another process lives.
 */
export async function lockDirectory(directory: string): Promise<{ release(): Promise<void> }> {
  const path = join(directory, 'lock.json');
  const holder: Holder = {
    token: randomUUID(),
    pid: process.pid,
    host: hostname(),
    started: await startOf(process.pid),
  };
  if (!(await create(path, holder))) await takeOver({ path, directory, holder });
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, heartbeatMs);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if ((await read(path))?.token === holder.token) await rm(path, { force: true });
    },
  };
}

/** Replaces a dead holder; a guard file keeps two that found it dead from both succeeding. */
async function takeOver({
  path,
  directory,
  holder,
}: {
  path: string;
  directory: string;
  holder: Holder;
}): Promise<void> {
  const guard = `${path}.takeover`;
  const found = await read(path);
  const refuse = (pid: number | undefined) =>
    new BaaraError({ code: 'database.locked', params: { path: directory, pid: pid ?? 0 } });
  if (await lives(found, path)) throw refuse(found?.pid);
  if ((await age(guard)) > silenceMs) await rm(guard, { force: true });
  if (!(await create(guard, holder))) throw refuse(found?.pid);
  try {
    const again = await read(path);
    if (again?.token !== found?.token && (await lives(again, path))) throw refuse(again?.pid);
    await rm(path, { force: true });
    if (!(await create(path, holder))) throw refuse((await read(path))?.pid);
  } finally {
    await rm(guard, { force: true });
  }
}

async function lives(holder: Holder | null, path: string): Promise<boolean> {
  if (!holder || holder.host !== hostname()) return (await age(path)) < silenceMs;
  if (!exists(holder.pid)) return false;
  const started = await startOf(holder.pid);
  return started === null || holder.started === null ? (await age(path)) < silenceMs : started === holder.started;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function create(path: string, holder: Holder): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new BaaraError({ code: 'database.unavailable', params: { reason: String(error) }, cause: error });
  }
}

async function read(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** Milliseconds since the last heartbeat; endless when there is no file. */
async function age(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found ? Date.now() - found.mtimeMs : Number.POSITIVE_INFINITY;
}

/** Field 22 of /proc/<pid>/stat, after the name in parentheses; null where there is no /proc. */
async function startOf(pid: number): Promise<string | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return line?.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
