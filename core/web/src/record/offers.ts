import type { QuickAction } from '@baara/model';
import { html, type TemplateResult } from 'lit';
import type { FormSlice, Overview, OverviewForm } from '../api/types.ts';
import { icon } from '../icons/icon.ts';
import { say } from '../state/language.ts';

/** What a child form offers on the page of the record that its rows belong to, and its reader may do. */
export interface Offer {
  readonly form: OverviewForm;
  readonly action: QuickAction;
}

const icons: Readonly<Record<QuickAction['does'], string>> = { add: 'plus', scan: 'camera', end: 'out' };

/** The quick actions of a record's child forms, in the order of the forms. */
export function offeredBy(slice: Pick<FormSlice, 'children'>, overview: Overview | null): readonly Offer[] {
  return slice.children.flatMap((child) => {
    const form = overview?.forms[child];
    if (!form) return [];
    return (form.actions ?? [])
      .filter(({ does }) => form.can.includes(does === 'end' ? 'update' : 'create'))
      .map((action) => ({ form, action }));
  });
}

/** The link of an action that writes a new row: the reference to the record is filled in. */
export function offerLink({ form, action }: Offer, owner: FormSlice, record: string, look = ''): TemplateResult {
  return html`<a class="button ${look}" href=${newAddress(form.id, owner.id, record)}>${offerIcon(action)} ${say(action.label)}</a>`;
}

export function offerIcon({ icon: own, does }: QuickAction): TemplateResult {
  return icon(own ?? icons[does]);
}

/** Where a new child is written. */
export function newAddress(child: string, owner: string, record: string): string {
  return `/f/${child}/new?parent=${owner}&of=${record}`;
}
