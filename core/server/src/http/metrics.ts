import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Environment } from './environment.ts';

/** Upper bounds of the duration histogram, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series {
  count: number;
  seconds: number;
  readonly buckets: number[];
}

export interface Metrics {
  readonly measure: MiddlewareHandler<Environment>;
  /** Counts a request that could not be served, by its problem’s code. */
  hindered(code: string): void;
  /** The Prometheus text format, version 0.0.4, with whether the database answers. */
  text(facts: { readonly databaseUp: boolean }): string;
}

/** Counts requests and their durations by method, route pattern and status: never by path, which holds ids. */
export function createMetrics(now: () => number = () => performance.now()): Metrics {
  const series = new Map<string, Series>();
  // Known from the start, so that an alarm sees the first.
  const hindrances = new Map(['storage.full', 'database.unavailable', 'database.deadline'].map((code) => [code, 0]));
  return {
    measure: async (c, next) => {
      const start = now();
      await next();
      const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'other';
      const labels = `method="${c.req.method}",route="${route}",status="${c.res.status}"`;
      const known = series.get(labels) ?? { count: 0, seconds: 0, buckets: bounds.map(() => 0) };
      const seconds = (now() - start) / 1000;
      known.count += 1;
      known.seconds += seconds;
      for (const [index, bound] of bounds.entries())
        if (seconds <= bound) known.buckets[index] = (known.buckets[index] ?? 0) + 1;
      series.set(labels, known);
    },
    hindered: (code) => void hindrances.set(code, (hindrances.get(code) ?? 0) + 1),
    text: ({ databaseUp }) =>
      [...requests(series), ...databaseFacts(databaseUp, hindrances), ...processFacts()].join('\n').concat('\n'),
  };
}

function requests(series: ReadonlyMap<string, Series>): string[] {
  const name = 'baara_http_request_seconds';
  return [
    `# HELP ${name} Duration of requests.`,
    `# TYPE ${name} histogram`,
    ...[...series].flatMap(([labels, { count, seconds, buckets }]) => [
      ...bounds.map((bound, index) => `${name}_bucket{${labels},le="${bound}"} ${buckets[index]}`),
      `${name}_bucket{${labels},le="+Inf"} ${count}`,
      `${name}_sum{${labels}} ${seconds.toFixed(6)}`,
      `${name}_count{${labels}} ${count}`,
    ]),
  ];
}

function databaseFacts(isUp: boolean, hindrances: ReadonlyMap<string, number>): string[] {
  const name = 'baara_hindered_total';
  return [
    ...gauge('baara_database_up', 'Whether the database answers.', isUp ? 1 : 0),
    `# HELP ${name} Requests answered 503, by the code of the problem.`,
    `# TYPE ${name} counter`,
    ...[...hindrances].map(([code, count]) => `${name}{code="${code}"} ${count}`),
  ];
}

function processFacts(): string[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    gauge('process_resident_memory_bytes', 'Memory held.', rss),
    gauge('nodejs_heap_used_bytes', 'Memory of JavaScript objects.', heapUsed),
    gauge('process_uptime_seconds', 'Time since the start.', process.uptime().toFixed(1)),
    gauge('process_cpu_seconds', 'Processor time used.', ((user + system) / 1e6).toFixed(3)),
  ].flat();
}

function gauge(name: string, help: string, value: number | string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`];
}
