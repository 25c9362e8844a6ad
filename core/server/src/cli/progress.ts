import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  at(done: number): void;
  end(): void;
}

/** A bar on a terminal, nothing elsewhere: logs are read by people too. `total` absent: a count only. */
export function showProgress(label: string, total?: number): Progress {
  if (!process.stderr.isTTY) return { at: () => {}, end: () => {} };
  const format = total === undefined ? `${label}  {value}` : `${label}  {bar} {percentage} %  {value}/{total}`;
  const bar = new SingleBar(
    { format, clearOnComplete: true, hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  );
  let begun = false;
  return {
    at(done) {
      if (!begun) bar.start(total ?? 0, done);
      begun = true;
      bar.update(done);
    },
    end() {
      if (begun) bar.stop();
    },
  };
}
