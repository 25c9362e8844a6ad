import type { BaaraError } from '@baara/model';
import { html, nothing, type TemplateResult } from 'lit';
import { listItems } from '../api/choices.ts';
import { readForm } from '../api/model.ts';
import { readRecord, readWithChildren } from '../api/records.ts';
import type { ChoiceItem, FormSlice, RecordView } from '../api/types.ts';
import { define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { announced } from '../shell/announced.ts';
import { awaitedPage } from '../shell/awaited.ts';
import { asFailure } from '../shell/failure.ts';
import { BaaraPage } from '../shell/page.ts';
import { standstill } from '../shell/standstill.ts';
import { language, say } from '../state/language.ts';
import { type Paper, paper } from './paper.ts';
import '../styles/print.css';

/** Lists that are longer than this are a line on paper. */
const mostTicks = 8;

/** A form on A4, for paper and signature: a record's, or a blank one. */
export class BaaraPrintPage extends BaaraPage {
  static override properties = {
    form: {},
    record: {},
    paper: { state: true },
    whole: { state: true },
    failure: { state: true },
  };
  declare form: string;
  /** The record that is printed; none for a blank form. */
  declare record: string | undefined;
  declare paper: Paper | null;
  /** Whether what belongs to the record is printed too. */
  declare whole: boolean;
  declare failure: BaaraError | null;
  #asked = '';

  constructor() {
    super();
    this.paper = null;
    this.whole = false;
    this.failure = null;
  }

  protected override heading(): string {
    const { paper: sheet } = this;
    if (!sheet) return '';
    return sheet.view?.title ?? this.t('print:blank_title', { form: say(sheet.slice.label) });
  }

  protected override willUpdate(): void {
    const asked = `${language.get()} ${this.whole}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#load();
  }

  async #load(): Promise<void> {
    this.failure = null;
    try {
      const slice = await readForm(this.form);
      if (!this.record) {
        this.paper = { slice, view: null, lists: await shortLists(slice), children: [] };
        return;
      }
      const read = this.whole ? readWithChildren : readRecord;
      const view = await read(this.form, this.record);
      this.paper = { slice, view, lists: new Map(), children: await childrenOf(slice, view) };
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    const { paper: sheet } = this;
    const what = () => announced.print({ form: this.form });
    if (this.failure) return standstill(what(), this.failure, () => this.#load());
    if (!sheet) return awaitedPage(what());
    const back = this.record ? `/f/${this.form}/${this.record}` : `/f/${this.form}`;
    const hasChildren = this.record !== undefined && sheet.slice.children.length > 0;
    return html`<div class="page printing">
      <div class="bar unprinted">
        <a class="button plain" href=${back}>${icon('left')} ${this.t('shell:back')}</a>
        ${hasChildren ? html`<label class="tick"><input type="checkbox" .checked=${this.whole} @change=${(event: Event) => (this.whole = (event.target as HTMLInputElement).checked)} />${this.t('print:with_children')}</label>` : nothing}
        <button type="button" class="button first push" @click=${() => window.print()}>${icon('file')} ${this.t('print:print')}</button>
      </div>
      ${paper(sheet)}
    </div>`;
  }
}

/** The items of the form's lists that can be ticked on paper. */
async function shortLists(slice: FormSlice): Promise<ReadonlyMap<string, readonly ChoiceItem[]>> {
  const lists = new Set(
    Object.values(slice.fields).flatMap((field) => ('list' in field && !field.hidden ? [field.list] : [])),
  );
  const found = await Promise.all(
    [...lists].map(async (list) => [list, await listItems(list, { limit: mostTicks + 1 })] as const),
  );
  return new Map(
    found.flatMap(([list, { items, more }]) =>
      more || items.length === 0 || items.length > mostTicks ? [] : [[list, items] as const],
    ),
  );
}

async function childrenOf(slice: FormSlice, view: RecordView): Promise<Paper['children']> {
  const filled = slice.children.filter((child) => (view.children?.[child]?.length ?? 0) > 0);
  return Promise.all(
    filled.map(async (child) => ({ slice: await readForm(child), rows: view.children?.[child] ?? [] })),
  );
}

define('baara-print-page', BaaraPrintPage);
