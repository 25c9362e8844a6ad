// The thread that unpacks and reads a workbook: what a hostile one costs is this thread's memory, which is limited, and nobody's time. Plain
// JavaScript, because a thread starts from a file: the same one serves the sources and the build.
import { parentPort, workerData } from 'node:worker_threads';
import { streamXlsxRows } from 'hucre/xlsx';

const batchRows = 250;
/** Batches that may wait to be read. */
const ahead = 4;
/** Cells of rows that are too wide although they are empty there: a few are formatted to the end, a hostile sheet has a million of them. */
const mostWideCells = 2_000_000;

/** A date is written as a day: a spreadsheet's midnight is no time of day. */
function cellText(value) {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return String(value);
}

/** Formatted but empty cells to the right are no columns. */
function filled(values) {
  let length = values.length;
  while (length > 0 && (values[length - 1] === null || values[length - 1] === '')) length -= 1;
  return values.slice(0, length);
}

let taken = 0;
let wake = () => undefined;
parentPort.on('message', () => {
  taken += 1;
  wake();
});

async function read() {
  let batch = [];
  let sent = 0;
  let wide = 0;
  const send = async () => {
    parentPort.postMessage({ rows: batch });
    sent += 1;
    batch = [];
    while (sent - taken > ahead)
      await new Promise((resolve) => {
        wake = resolve;
      });
  };
  for await (const { index, values } of streamXlsxRows(workerData.bytes)) {
    if (values.length > workerData.mostColumns) wide += values.length;
    if (wide > mostWideCells) return { reason: 'too_wide' };
    const cells = values.length > workerData.mostColumns ? filled(values) : values;
    if (cells.length > workerData.mostColumns) return { reason: 'too_wide' };
    batch.push({ row: index + 1, cells: cells.map(cellText) });
    if (batch.length === batchRows) await send();
  }
  if (batch.length > 0) await send();
  return { done: true };
}

parentPort.postMessage(await read().catch((error) => ({ reason: 'damaged_workbook', words: String(error?.message) })));
parentPort.close();
