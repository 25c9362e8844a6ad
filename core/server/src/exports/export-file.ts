import type { Translator } from '@baara/i18n';
import { BaaraError, type ModelForm, wording } from '@baara/model';
import { actionsOf, allowRead } from '../access/index.ts';
import { noteAudit } from '../audit/index.ts';
import { current, inTransaction } from '../database/index.ts';
import { formNamed, inTurns } from '../records/index.ts';
import type { RecordView } from '../records/types.ts';
import { type Cell, cellOf } from './cell.ts';
import { type ExportColumn, exportColumns } from './column.ts';
import { csvLines, csvMark } from './csv.ts';
import { noteExport, noteExportEnd } from './ledger.ts';
import { type ExportOffice, exportPage, pagesAfter } from './pages.ts';
import type { ExportRequest } from './types.ts';
import { xlsxBytes } from './xlsx.ts';

/** A file that is being written. */
export interface ExportedFile {
  /** The form's plural in the reader's language: what the file is called, without its ending. */
  readonly name: string;
  /** Everything was read before the first byte: the file is short, and whole. */
  readonly isWhole: boolean;
  readonly bytes: ReadableStream<Uint8Array>;
}

/**
 * Opens a file of what a list shows, as far as the session may take it away, page by page: memory does not grow with its rows. The
 * first page is read before anything is answered, so that a refusal is a refusal and not a broken file. Each export is written down
 * (`baara_export`), with the number of rows that have left.
 *
 * Throws `access.denied` without the action `export`, and what `listRecords` throws.
 */
export async function exportFile(
  office: ExportOffice,
  request: ExportRequest,
  translator: Translator,
): Promise<ExportedFile> {
  const { model } = office;
  const opened = await inTransaction(office, async () => {
    const form = formNamed(request.form);
    if (!actionsOf(model, office.session, form).includes('export')) {
      throw new BaaraError({ code: 'access.denied', params: { form: form.id, action: 'export' } });
    }
    const columns = leaving(exportColumns(form, request.columns, translator.language), form);
    const page = await exportPage(request, null);
    const { format, columns: _, form: __, ...criteria } = request;
    const fields = columns.map(({ key }) => key);
    await noteAudit({ kind: 'export', form: form.id, details: { format, fields, criteria } });
    return { name: wording(form.plural, translator.language), columns, page, id: await noteExport(request) };
  });
  const { name, columns, page, id } = opened;
  const context = { translator, decimals: model.currency.decimals };
  const lines = async function* (): AsyncGenerator<readonly (readonly Cell[])[]> {
    let rows = 0;
    let state: 'whole' | 'broken' = 'broken';
    try {
      yield await cellsOf(page.rows);
      rows += page.rows.length;
      for await (const records of pagesAfter(office, request, page.next)) {
        yield await cellsOf(records);
        rows += records.length;
      }
      state = 'whole';
    } finally {
      await inTransaction(office, () => noteExportEnd(id, { state, rows }));
    }
  };
  const cellsOf = (records: readonly RecordView[]) =>
    inTurns(records, (record) => columns.map((column) => cellOf(column, record, context)));
  const bytes =
    request.format === 'csv'
      ? csvBytes(columns, lines(), translator.language)
      : xlsxBytes({ name, columns, rows: oneByOne(lines()) });
  return { name, isWhole: page.next === null, bytes };
}

/** Fields that may not leave the system have no column; where a record works leaves with the posts that say so. */
function leaving(columns: readonly ExportColumn[], form: ModelForm): readonly ExportColumn[] {
  const { model, session } = current();
  const select = columns.flatMap(({ field }) => field?.key ?? []);
  const fields = new Set(allowRead({ form: form.id, select, purpose: 'export' }).fields);
  const posts = form.place.find(({ kind }) => kind === 'posts');
  const postsForm = posts?.kind === 'posts' ? model.forms[posts.form] : undefined;
  const places = postsForm !== undefined && actionsOf(model, session, postsForm).includes('export');
  return columns.filter(({ field }) => (field ? fields.has(field.key) : session.kind === 'system' || places));
}

function csvBytes(
  columns: readonly ExportColumn[],
  pages: AsyncGenerator<readonly (readonly Cell[])[]>,
  language: string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const headings = columns.map(({ heading }): Cell => ({ kind: 'text', text: heading }));
  let begun = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (!begun) {
          begun = true;
          controller.enqueue(encoder.encode(csvMark + csvLines([headings], language)));
          return;
        }
        const { done, value } = await pages.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(csvLines(value, language)));
      },
      async cancel() {
        await pages.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

async function* oneByOne(pages: AsyncIterable<readonly (readonly Cell[])[]>): AsyncGenerator<readonly Cell[]> {
  for await (const page of pages) yield* page;
}
