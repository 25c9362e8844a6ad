import { html, type TemplateResult } from 'lit';
import type { Import } from '../api/imports.ts';
import { translation } from '../state/language.ts';

const steps = ['file', 'mapping', 'check', 'result'] as const;

const stepOf: Readonly<Record<Import['state'], (typeof steps)[number]>> = {
  uploaded: 'mapping',
  failed: 'mapping',
  checking: 'check',
  checked: 'check',
  importing: 'result',
  imported: 'result',
  undoing: 'result',
  undone: 'result',
};

/** Where an import stands among its four steps; `at` where the reader went back. */
export function stepsOf(work: Import | null, at?: (typeof steps)[number]): TemplateResult {
  const { t } = translation();
  const now = steps.indexOf(at ?? (work ? stepOf[work.state] : 'file'));
  return html`<ol class="steps" aria-label=${t('imports:steps')}>
    ${steps.map((step, index) => html`<li class=${index < now ? 'done' : ''} aria-current=${index === now ? 'step' : 'false'}>${t(`imports:step_${step}`)}</li>`)}
  </ol>`;
}
