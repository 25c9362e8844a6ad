import type { FigureDraft } from './figure.ts';
import type { FormHandle } from './form.ts';
import type { ModelMenu, ModelRole } from './model.ts';
import type { PanelDraft } from './panel.ts';
import type { RowConditionDraft } from './row-condition.ts';
import { definedAt } from './source.ts';
import type { Text } from './text.ts';
import type { WebPartManifest } from './web-part.ts';
import type { WorkflowHandle } from './workflow/define.ts';

export type RoleDraft = Omit<ModelRole, 'module' | 'rights'> & { readonly rights?: ModelRole['rights'] };

/** A module's manifest: data only. */
export interface ModuleDefinition {
  readonly id: string;
  readonly version: string;
  /** The core's versions it works with, as `^1`. */
  readonly core: string;
  readonly requires: Readonly<Record<string, string>>;
  readonly label: Text;
  readonly forms: readonly FormHandle[];
  readonly lists: readonly FormHandle[];
  readonly extend: readonly FormHandle[];
  readonly roles: readonly RoleDraft[];
  /** The workflows that it defines, and its changes of others’. */
  readonly workflows: readonly WorkflowHandle[];
  /** Conditions that grants may name. */
  readonly conditions: readonly RowConditionDraft[];
  readonly menus: readonly ModelMenu[];
  /** Numbers of the first page, in order. */
  readonly figures: readonly FigureDraft[];
  /** What it counts on the page of a unit. */
  readonly panels: readonly PanelDraft[];
  /** What its server part writes to people, which a site may word otherwise. */
  readonly wordings: Readonly<Record<string, Text>>;
  readonly parts: readonly ('server' | 'web')[];
  /** The pages and panels of its web part. */
  readonly web: WebPartManifest;
  readonly source: string;
}

type Optional =
  | 'requires'
  | 'forms'
  | 'lists'
  | 'extend'
  | 'roles'
  | 'conditions'
  | 'menus'
  | 'figures'
  | 'panels'
  | 'wordings'
  | 'parts'
  | 'web'
  | 'workflows';
type Handles = readonly {
  readonly id: string;
  readonly kind: 'record' | 'list';
  readonly draft: FormHandle['draft'];
}[];

/** Handles with the types of their forms erased. */
export type WorkflowHandles = readonly {
  readonly id: string;
  readonly key: string;
  readonly form: { readonly id: string };
  readonly draft: WorkflowHandle['draft'];
}[];

/**
 * Defines a module: its forms and lists, what it changes in the modules it requires, its roles.
 *
 * @example export default defineModule({ id: 'notes', version: '1.0.0', core: '^1', label: { fr: 'Notes', en: 'Notes' }, forms: [note] });
 */
export function defineModule(
  options: Omit<ModuleDefinition, 'source' | Optional> &
    Partial<Omit<Pick<ModuleDefinition, Optional>, 'forms' | 'lists' | 'extend' | 'web' | 'workflows'>> & {
      readonly web?: Partial<WebPartManifest>;
      readonly forms?: Handles;
      readonly lists?: Handles;
      readonly extend?: Handles;
      readonly workflows?: WorkflowHandles;
    },
): ModuleDefinition {
  return {
    requires: {},
    roles: [],
    conditions: [],
    menus: [],
    figures: [],
    panels: [],
    wordings: {},
    parts: [],
    ...options,
    web: { pages: [], panels: [], ...options.web },
    forms: (options.forms ?? []) as readonly FormHandle[],
    workflows: (options.workflows ?? []) as readonly WorkflowHandle[],
    lists: (options.lists ?? []) as readonly FormHandle[],
    extend: (options.extend ?? []) as readonly FormHandle[],
    source: definedAt(defineModule),
  };
}
