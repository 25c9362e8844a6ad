import type { BaaraError } from '@baara/model';
import {
  asFailure,
  BaaraPage,
  failureNotice,
  go,
  language,
  listItems,
  place,
  request,
  say,
  waitingNotice,
} from '@baara/web';
import { html, nothing, type TemplateResult } from 'lit';
import type { District } from '../server/districts.ts';
import type { Network } from '../server/network.ts';
import { words } from './words.ts';

/** Wordings of a list by code. */
export type Named = ReadonlyMap<string, string>;

/** A district's network with the words of its codes. */
export interface Shown extends Network {
  readonly district: string;
  readonly types: Named;
  readonly services: Named;
  readonly languages: Named;
}

/** A page about the network of one district, which stands in the address: `?unit=<id>`. */
export abstract class DistrictPage extends BaaraPage {
  static override properties: Record<string, object> = {
    districts: { state: true },
    shown: { state: true },
    failure: { state: true },
  };
  declare districts: readonly District[] | null;
  declare shown: Shown | null;
  declare failure: BaaraError | null;
  #asked = '';

  constructor() {
    super();
    this.districts = null;
    this.shown = null;
    this.failure = null;
  }

  /** The end of its address. */
  protected abstract path(): string;
  protected abstract content(shown: Shown): TemplateResult;

  protected override followed() {
    return [place];
  }

  protected override willUpdate(): void {
    const { pathname, searchParams } = place.get();
    if (pathname !== addressOf(this.path())) return;
    const asked = `${language.get()} ${searchParams.get('unit') ?? ''}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    void this.#load();
  }

  async #load(): Promise<void> {
    const asked = this.#asked;
    this.failure = null;
    try {
      this.districts ??= (await request<readonly District[]>('parts/sgbv_training/districts')).filter(({ id }) => id);
      const first = this.districts.find(({ organisations }) => organisations > 0) ?? this.districts[0];
      const district = place.get().searchParams.get('unit') ?? first?.id;
      if (!district) return;
      const [network, types, services, languages] = await Promise.all([
        request<Network>('parts/sgbv_training/network', { query: { unit: district } }),
        ...['referral_type', 'referral_service', 'language'].map(namesOf),
      ] as const);
      if (asked === this.#asked) this.shown = { ...network, district, types, services, languages } as Shown;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  override render(): TemplateResult {
    if (this.failure) return failureNotice(this.failure, () => this.#load());
    if (this.districts?.length === 0)
      return html`<div class="page"><h1>${this.heading()}</h1><p class="nothing">${say(words.nowhere)}</p></div>`;
    if (!this.shown) return html`<div class="page"><h1>${this.heading()}</h1>${waitingNotice()}</div>`;
    return this.content(this.shown);
  }

  /** The choice of a district, under their regions. */
  protected chooser(): TemplateResult {
    const regions = [...new Set((this.districts ?? []).map(({ within }) => within))];
    const option = ({ id, name }: District) =>
      html`<option value=${id ?? ''} ?selected=${id === this.shown?.district}>${name}</option>`;
    const known = this.districts?.some(({ id }) => id === this.shown?.district);
    return html`<div class="field"><label for="sgbv-district">${say(words.district)}</label>
      <select id="sgbv-district" class="control short" @change=${this.#choose}>
        ${known ? nothing : html`<option value="" selected>${this.shown?.unit?.name ?? ''}</option>`}
        ${regions.map((region) => html`<optgroup label=${region}>${(this.districts ?? []).filter(({ within }) => within === region).map(option)}</optgroup>`)}
      </select></div>`;
  }

  readonly #choose = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    if (value) go(addressOf(this.path(), value));
  };
}

/** The address of a page of this part, of one district if it is named. */
export const addressOf = (path: string, unit?: string): string =>
  `/p/sgbv_training/${path}${unit ? `?unit=${unit}` : ''}`;

/** A list's wordings, retired ones too: an organisation may still bear them. */
async function namesOf(list: string): Promise<Named> {
  const { items } = await listItems(list, { limit: 200, retired: 'include' });
  return new Map(items.map(({ code, label }) => [code, label]));
}
