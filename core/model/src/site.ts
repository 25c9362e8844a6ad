import type { FigureDraft } from './figure.ts';
import type { FormHandle } from './form.ts';
import type { Model, ModelMenu } from './model.ts';
import type { ModuleDefinition, RoleDraft, WorkflowHandles } from './module.ts';
import type { RowConditionDraft } from './row-condition.ts';
import { definedAt } from './source.ts';
import type { Text } from './text.ts';
import type { WorkflowHandle } from './workflow/define.ts';

/** A country's configuration: which modules, what it changes in them, its roles and settings. */
export interface SiteDefinition {
  readonly id: string;
  readonly label: Text;
  /** The site's own colours, `#rrggbb`, from left to right in the band at the top of each page. */
  readonly accent?: readonly string[];
  /** The emblem beside the site's name: the text of an SVG drawing, about as high as wide. */
  readonly emblem?: string;
  readonly modules: readonly ModuleDefinition[];
  readonly extend: readonly FormHandle[];
  readonly roles: readonly RoleDraft[];
  /** The workflows that it switches on, and its changes of the modules’. */
  readonly workflows: readonly WorkflowHandle[];
  /** Conditions that grants may name. */
  readonly conditions: readonly RowConditionDraft[];
  readonly menus: readonly ModelMenu[];
  readonly figures: readonly FigureDraft[];
  readonly languages: readonly string[];
  readonly currency: Model['currency'];
  readonly timeZone: string;
  readonly phone: Model['phone'];
  readonly catalogues: Model['catalogues'];
  /** The site’s own words for what modules write: `training.invitation_opening`. */
  readonly wordings: Readonly<Record<string, Text>>;
  /** Which layer wins where two siblings set the same property: `person.birth_place.label` → `training`. */
  readonly winners: Readonly<Record<string, string>>;
  readonly source: string;
}

type Optional =
  | 'extend'
  | 'roles'
  | 'conditions'
  | 'menus'
  | 'figures'
  | 'catalogues'
  | 'wordings'
  | 'winners'
  | 'accent'
  | 'emblem'
  | 'workflows';

/** Defines a site. */
export function defineSite(
  options: Omit<SiteDefinition, 'source' | Optional> &
    Partial<Omit<Pick<SiteDefinition, Optional>, 'extend' | 'workflows'>> & {
      readonly workflows?: WorkflowHandles;
      readonly extend?: readonly {
        readonly id: string;
        readonly kind: 'record' | 'list';
        readonly draft: FormHandle['draft'];
      }[];
    },
): SiteDefinition {
  return {
    roles: [],
    conditions: [],
    menus: [],
    figures: [],
    catalogues: {},
    wordings: {},
    winners: {},
    ...options,
    workflows: (options.workflows ?? []) as readonly WorkflowHandle[],
    extend: (options.extend ?? []) as readonly FormHandle[],
    source: definedAt(defineSite),
  };
}

/** Rows of one form that a site's demonstration writes, parents before children. */
export interface DemonstrationBatch {
  readonly form: string;
  readonly rows: readonly {
    readonly id: string;
    /** The unit that registered it; null for lists and the tree. */
    readonly owner: string | null;
    readonly values: Readonly<Record<string, unknown>>;
    /** How it came to the state of its workflow, from the first one on, in order. */
    readonly passages?: readonly DemonstrationPassage[];
  }[];
}

/** A transition that a row of the demonstration has behind it. */
export interface DemonstrationPassage {
  readonly transition: string;
  /** ISO date. */
  readonly on: string;
  /** The name by which the account of the demonstration signs in; null: the engine itself. */
  readonly by: string | null;
  readonly reason?: string;
}

/** Makes a believable country: the same seed, people and day give the same rows. */
export type Demonstration = (options: {
  readonly people: number;
  readonly seed: number;
  /** ISO date that stands for today. */
  readonly today: string;
}) => Iterable<DemonstrationBatch>;
