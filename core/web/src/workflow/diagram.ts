import type { ModelWorkflow } from '@baara/model';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { say, translation } from '../state/language.ts';
import { box, layoutOf } from './layout.ts';
import { stateWords } from './state-tag.ts';

/** A workflow drawn from its definition, the present state marked, and each way in words: the drawing says nothing that the list does not. */
export function workflowDiagram(workflow: ModelWorkflow, here: string): TemplateResult {
  const { t } = translation();
  const { width, height, boxes, lines } = layoutOf(workflow);
  return html`<div class="diagram">
    <svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} aria-hidden="true">
      <defs><marker id="arrow-${workflow.id}" viewBox="0 0 8 8" refX="2" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"></path></marker></defs>
      ${lines.map(({ path }) => svg`<path class="way" d=${path} marker-end="url(#arrow-${workflow.id})"></path>`)}
      ${boxes.map(
        ({ key, x, y }) => svg`<g class=${key === here ? 'here' : ''}>
          <rect x=${x} y=${y} width=${box.width} height=${box.height} rx="4"></rect>
          <text x=${x + box.width / 2} y=${y + box.height / 2} dominant-baseline="central" text-anchor="middle">${stateWords(workflow, key)}</text>
        </g>`,
      )}
      ${lines.map(({ number, x, y }) => svg`<circle cx=${x} cy=${y} r="9"></circle><text class="number" x=${x} y=${y} dominant-baseline="central" text-anchor="middle">${number}</text>`)}
    </svg>
    <ol>${workflow.transitions.map(
      ({ label, from, to, differentFrom }) => html`<li><strong>${say(label)}</strong>
        <span class="soft">${from.map((each) => stateWords(workflow, each)).join(', ')} → ${stateWords(workflow, to)}${differentFrom.length > 0 ? ` · ${t('workflow:somebody_else')}` : nothing}</span></li>`,
    )}</ol>
  </div>`;
}
