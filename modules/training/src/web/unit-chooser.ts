import { go, place, say } from '@baara/web';
import { html, type TemplateResult } from 'lit';
import { words } from './words.ts';

/** The choice of one's units; what is chosen stands in the address, beside what `kept` says. */
export function unitChooser(facts: {
  readonly units: readonly { readonly id: string; readonly title: string }[];
  readonly unit: string;
  readonly kept?: Readonly<Record<string, string>>;
}): TemplateResult {
  const choose = (event: Event) => {
    const unit = (event.target as HTMLSelectElement).value;
    go(`${place.get().pathname}?${new URLSearchParams({ ...facts.kept, unit })}`);
  };
  return html`<div class="field"><label for="training-unit">${say(words.unit)}</label>
    <select id="training-unit" class="control short" @change=${choose}>
      ${facts.units.map(({ id, title }) => html`<option value=${id} ?selected=${id === facts.unit}>${title}</option>`)}
    </select></div>`;
}
