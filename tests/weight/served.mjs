import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const command = join(root, 'core/server/dist/baara.js');
const port = 8098;

/** The built system with a demonstration of some hundred people, on a port of its own. */
export async function serveDemonstration() {
  const data = mkdtempSync(join(tmpdir(), 'baara-weight-'));
  const env = { ...process.env, BAARA_DATA: data, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error' };
  execFileSync(process.execPath, [command, 'demo', '--people', '600'], { cwd: root, env, stdio: 'ignore' });
  const server = spawn(process.execPath, [command, 'start'], { cwd: root, env, stdio: 'ignore' });
  const address = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const ready = await fetch(`${address}/readyz`).catch(() => null);
    if (ready?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return {
    address,
    async close() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
