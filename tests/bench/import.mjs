import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/build.mjs';
import { cpuOf, cpuOfEach, memoryOf, usedSince } from './client.mjs';

const fixtures = join(root, 'tests/fixtures');

/** Imports a list of the shape of Sikasso's, every person once, into an empty register by the command line: seconds of the dry run and of the import, memory. */
export async function measureImport({ server, house, data, lines }) {
  const database = `import_${lines}_${process.pid}`;
  await house.create(database);
  const environment = { ...process.env, DATABASE_URL: house.url(database), BAARA_DATA: data, BAARA_RATE: '0' };
  // One person brings the tree and the lists.
  await ended(
    spawn(process.execPath, [server, 'demo', '--people', '1'], { cwd: root, env: environment, stdio: 'ignore' }),
  );
  const file = join(data, 'personnel.csv');
  writeFileSync(file, staffList(lines), 'latin1');
  const child = spawn(process.execPath, [server, 'import', file], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Looked at all the time: the import's two connections are gone when its last line is read.
  const backends = new Map();
  const look = async () => {
    for (const [pid, cpu] of cpuOfEach(await house.backends(database))) backends.set(pid, cpu);
  };
  const looking = setInterval(() => look().catch(() => undefined), 200);
  const used = () => ({ node: cpuOf(child.pid), database: new Map(backends) });
  const marks = [
    { name: 'start', at: performance.now(), cpu: { node: 0, database: new Map() }, memory: memoryOf(child.pid) },
  ];
  for await (const text of child.stdout) {
    for (const [line, name] of text.toString().matchAll(/^(check|import): .*$/gm))
      marks.push({ name, line, at: performance.now(), cpu: used(), memory: memoryOf(child.pid) });
  }
  clearInterval(looking);
  if (child.exitCode === null) await once(child, 'exit');
  return {
    lines,
    phases: marks.slice(1).map((mark, at) => ({
      name: mark.name,
      counts: mark.line,
      seconds: (mark.at - marks[at].at) / 1000,
      node: (mark.cpu.node - marks[at].cpu.node) / 1000,
      database: usedSince(marks[at].cpu.database, mark.cpu.database) / 1000,
      memory: mark.memory.most,
    })),
  };
}

async function ended(child) {
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the register was not made: ${code}`);
}

/** The lines of the fixture without a fault, with other people: names and birth dates that never meet twice, matricules and NINAs of their own. */
export function staffList(count) {
  const text = readFileSync(join(fixtures, 'personnel-sikasso.csv'), 'latin1');
  const { faults } = JSON.parse(readFileSync(join(fixtures, 'personnel-sikasso.json'), 'utf8'));
  const faulty = new Set(Object.values(faults).flat());
  const rows = text.split(/\r?\n/);
  const head = rows.slice(0, 4);
  const models = rows
    .slice(4)
    .map((row) => row.split(';'))
    .filter((cells) => cells.length === 18 && /^\d+$/.test(cells[0]) && !faulty.has(Number(cells[0])));
  const surnames = [...new Set(models.map((cells) => cells[2]))];
  const names = [...new Set(models.map((cells) => cells[3]))];
  const digits = (number, length) => String(number).padStart(length, '0');
  const lines = Array.from({ length: count }, (_, at) => {
    const cells = [...models[at % models.length]];
    const [day, month, year] = [1 + (at % 28), 1 + (Math.floor(at / 28) % 12), 1962 + (Math.floor(at / 336) % 32)];
    // As many people as there are days in those years before a surname comes back to a birth date.
    const turn = Math.floor(at / (28 * 12 * 32));
    cells[0] = String(at + 1);
    cells[1] = `${digits(2_000_000 + at, 7)}${'ABCDEFGHJKLM'[at % 12]}`;
    cells[2] = surnames[(at + turn * 7) % surnames.length];
    cells[3] = names[(at * 13 + turn) % names.length];
    cells[5] = `${digits(day, 2)}/${digits(month, 2)}/${year}`;
    cells[15] = `01/${digits(1 + (at % 12), 2)}/${1996 + (at % 24)}`.replace(/\d{4}$/, (start) =>
      String(Math.max(Number(start), year + 22)),
    );
    cells[16] = `${60 + (at % 39)} ${digits(Math.floor(at / 10_000) % 100, 2)} ${digits(Math.floor(at / 100) % 100, 2)} ${digits(at % 100, 2)}`;
    cells[17] = `${digits(10_000_000_000_000 + at, 14)}H`;
    return cells.join(';');
  });
  return [...head, ...lines, ''].join('\r\n');
}
