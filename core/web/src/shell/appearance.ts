import { html, type TemplateResult } from 'lit';
import { BaaraElement, define } from '../element.ts';
import { icon } from '../icons/icon.ts';
import { appearance, changeAppearance, densities, themes } from '../state/appearance.ts';
import { closeDrops } from './drop.ts';

/** How the pages look on this device: light or dark, roomy or compact. */
export class BaaraAppearance extends BaaraElement {
  protected override followed() {
    return [appearance];
  }

  override render(): TemplateResult {
    const { theme, density } = appearance.get();
    return html`<details class="drop appearance" @focusout=${closeDrops} @keydown=${closeDrops}>
      <summary class="button plain small" aria-label=${this.t('shell:appearance')} title=${this.t('shell:appearance')}>${icon('appearance')}</summary>
      <div class="sheet stack">
        <fieldset>
          <legend>${this.t('shell:theme')}</legend>
          ${themes.map((each) => this.#choice('theme', each, theme === each))}
        </fieldset>
        <fieldset>
          <legend>${this.t('shell:density')}</legend>
          ${densities.map((each) => this.#choice('density', each, density === each))}
        </fieldset>
        <p class="soft">${this.t('shell:appearance_kept')}</p>
      </div>
    </details>`;
  }

  #choice(
    of: 'theme' | 'density',
    value: (typeof themes)[number] | (typeof densities)[number],
    isChosen: boolean,
  ): TemplateResult {
    return html`<label class="tick">
      <input type="radio" name="appearance-${of}" .checked=${isChosen} @change=${() => changeAppearance({ [of]: value })} />
      ${this.t(`shell:${of}_${value}` as 'shell:theme_dark')}
    </label>`;
  }
}

define('baara-appearance', BaaraAppearance);
