import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/** One keep-alive connection to a server: `send({ method, path, headers, body })` answers `{ status, json, ms }`. */
export function connect(origin, cookie) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port } = new URL(origin);
  return {
    send({ method = 'GET', path, headers = {}, body }) {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const content = text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {};
      const started = performance.now();
      return new Promise((resolve, reject) => {
        const sent = request(
          { hostname, port, agent, method, path, headers: { cookie, ...content, ...headers } },
          async (response) => {
            const chunks = [];
            for await (const chunk of response) chunks.push(chunk);
            const ms = performance.now() - started;
            const answer = Buffer.concat(chunks).toString();
            if (response.statusCode >= 400)
              reject(new Error(`${method} ${path}: ${response.statusCode} ${answer.slice(0, 600)}`));
            else
              resolve({
                status: response.statusCode,
                json: answer ? JSON.parse(answer) : null,
                headers: response.headers,
                ms,
              });
          },
        );
        sent.once('error', reject);
        sent.end(text);
      });
    },
    close: () => agent.destroy(),
  };
}

/** Signs in and answers the cookie. */
export async function signIn(origin, username, password) {
  const client = connect(origin, '');
  const { headers } = await client.send({ method: 'POST', path: '/api/v1/session', body: { username, password } });
  client.close();
  return headers['set-cookie'][0].split(';')[0];
}

/** Milliseconds of CPU that a process has used (Linux: clock ticks of 10 ms). */
export function cpuOf(pid) {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** The CPU of several processes, one by one: between two such looks some may have come and gone. */
export const cpuOfEach = (pids) => new Map(pids.map((pid) => [pid, cpuOf(pid)]));

/** What the processes of the later look used since the earlier. */
export const usedSince = (before, after) =>
  [...after].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0);

/** Megabytes of memory that a process holds, now and at most. */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: of('VmRSS'), most: of('VmHWM') };
}
