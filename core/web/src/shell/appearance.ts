import { html, type TemplateResult } from 'lit';
import { BaaraElement, define } from '../element.ts';
import { appearance, changeAppearance, type Density, densities, type Theme, themes } from '../state/appearance.ts';

/** How the pages look on this device: light or dark, roomy or compact. */
export class BaaraAppearance extends BaaraElement {
  protected override followed() {
    return [appearance];
  }

  override render(): TemplateResult {
    const { theme, density } = appearance.get();
    return html`<div class="stack appearance">
      <fieldset>
        <legend>${this.t('shell:theme')}</legend>
        ${themes.map((each) => this.#choice('theme', each, theme === each))}
      </fieldset>
      <fieldset>
        <legend>${this.t('shell:density')}</legend>
        ${densities.map((each) => this.#choice('density', each, density === each))}
      </fieldset>
      <p class="soft">${this.t('shell:appearance_kept')}</p>
    </div>`;
  }

  #choice(of: 'theme' | 'density', value: Theme | Density, isChosen: boolean): TemplateResult {
    return html`<label class="tick">
      <input type="radio" name="appearance-${of}" .checked=${isChosen} @change=${() => changeAppearance({ [of]: value })} />
      ${this.t(`shell:${of}_${value}` as 'shell:theme_dark')}
    </label>`;
  }
}

define('baara-appearance', BaaraAppearance);
