import { html, type TemplateResult } from 'lit';
import type { FormSlice, Overview, RecordView } from '../api/types.ts';
import { say } from '../state/language.ts';

interface PartPanels {
  readonly slice: FormSlice;
  readonly view: RecordView;
  readonly overview: Overview | null;
  /** Only those that stand above what belongs to the record, or only the others. */
  readonly where?: 'first' | 'last';
}

/** The panels that modules draw on this record's page; their code comes when there is one. */
export function partPanels({ slice, view, overview, where }: PartPanels): TemplateResult[] {
  const panels = (overview?.parts ?? []).flatMap(({ module, panels: offered }) =>
    offered
      .filter(
        ({ form, first }) => form === slice.id && (where === undefined || (first === true) === (where === 'first')),
      )
      .map((panel) => ({ module, ...panel })),
  );
  if (panels.length > 0) void import('./part-host.ts');
  const facts = { slice, record: view };
  return panels.map(
    ({ module, element, label }) => html`<section class="panel">
      <div class="heading"><h2>${say(label)}</h2></div>
      <baara-part-host .module=${module} .name=${element} .facts=${facts}></baara-part-host>
    </section>`,
  );
}
