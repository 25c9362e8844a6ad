import { type Grant, type Model, type ModelForm, wording } from '@baara/model';
import { grantsIn, type RoleInForce } from '../access/index.ts';

/** What a role may do, in the labels of forms: for who gives it and for who holds it. */
export interface RoleSummary {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  /** Forms whose records it writes, within its unit. */
  readonly writes: readonly string[];
  /** Forms that it only reads, within its unit. */
  readonly reads: readonly string[];
  /** Forms that it reads, wholly or in part, in the whole country. */
  readonly everywhere: readonly string[];
  /** Of all these, the sensitive ones. */
  readonly sensitive: readonly string[];
  readonly rights: readonly string[];
  readonly secondFactor: boolean;
}

/** Lists are left out: everybody reads them, and they would hide the rest. */
export function roleSummary(model: Model, role: RoleInForce, language: string): RoleSummary {
  const forms = Object.values(model.forms).filter(({ kind }) => kind !== 'list');
  const named = (test: (form: ModelForm) => boolean) =>
    forms.filter(test).map(({ plural }) => wording(plural, language));
  const may = (form: ModelForm, test: (grant: Grant) => boolean) =>
    grantsIn(model, role, form).some((grant) => speaksOf(grant, form) && test(grant));
  const writes = (grant: Grant) => grant.actions.some((action) => action !== 'read' && action !== 'export');
  const reads = ({ actions }: Grant) => actions.includes('read');
  return {
    id: role.id,
    label: wording(role.label, language),
    help: role.help ? wording(role.help, language) : '',
    writes: named((form) => may(form, writes)),
    reads: named((form) => may(form, (grant) => grant.scope === 'unit' && reads(grant)) && !may(form, writes)),
    everywhere: named((form) => may(form, (grant) => grant.scope === 'everywhere' && reads(grant))),
    sensitive: named((form) => form.sensitive === true && may(form, () => true)),
    rights: role.rights,
    secondFactor: role.secondFactor === true,
  };
}

function speaksOf(grant: Grant, form: ModelForm): boolean {
  return grant.form === '*' ? !form.sensitive : grant.form === form.id;
}
