import type { Consulted } from './consulted.ts';
import type { Expression, Scalar } from './expression/ast.ts';
import type { ModelField, Rule } from './field.ts';
import type { Figure } from './figure.ts';
import type { ModelPanel } from './panel.ts';
import type { QuickAction } from './quick-action.ts';
import type { RowCondition } from './row-condition.ts';
import type { Text } from './text.ts';
import type { TimelineOption } from './timeline.ts';
import type { WebPartManifest } from './web-part.ts';
import type { ModelWorkflow } from './workflow/types.ts';

/** Where a record belongs, and so who may see it: paths that are OR-ed. */
export type PlacePath =
  /** A tree reference of the record itself. */
  | { readonly kind: 'unit'; readonly field: string }
  /** Wherever the referenced record is. */
  | { readonly kind: 'via'; readonly field: string }
  /** The units of its open dated rows in another form: `record` is that form's reference back, `owner` its boolean. */
  | {
      readonly kind: 'posts';
      readonly form: string;
      readonly record: string;
      readonly unit: string;
      readonly owner: string;
    }
  /** The unit that registered it: the `owner` column. */
  | { readonly kind: 'owner' }
  | { readonly kind: 'everyone' };

/** A part of a form's page, in order. */
export interface ModelSection {
  readonly key: string;
  readonly label: Text;
  readonly fields: readonly string[];
}

/** A composed form: one table, one page, one set of validators. */
export interface ModelForm {
  readonly id: string;
  /** The id of the module that defines it. */
  readonly module: string;
  readonly label: Text;
  readonly plural: Text;
  readonly help?: Text;
  /** `list`: `code`, `label_fr`, `label_en`, `sort`, `parent`, `retired` and `replaced_by` are the first of its fields. */
  readonly kind: 'record' | 'list';
  /** Every field in column order, hidden ones included; section order is for pages. */
  readonly fields: Readonly<Record<string, ModelField>>;
  readonly sections: readonly ModelSection[];
  readonly rules: readonly Rule[];
  readonly place: readonly PlacePath[];
  /** Fields whose words name a record, in order. */
  readonly title: readonly string[];
  /** Columns of the list page when the reader has chosen none. */
  readonly columns: readonly string[];
  /** Sort of the list page when the reader has chosen none: `-` before a key for descending. */
  readonly sort: readonly string[];
  /** Dated rows: `valid_from` and `valid_to` are fields; no two rows that share `exclusive`, or one of `alsoExclusive`, may overlap (where `when` holds). */
  readonly dated?: {
    readonly exclusive?: readonly string[];
    readonly alsoExclusive?: readonly (readonly string[])[];
    readonly when?: Expression;
    readonly renews?: Readonly<Record<string, readonly string[]>>;
    readonly closes?: Readonly<Record<string, Readonly<Record<string, Scalar>>>>;
  };
  /**
   * Dated rows that say what is so today of the record that they belong to: `record` is the reference to it, `fields` leads
   * from a field of the row to the field of that record which bears today's value. The last row that has begun speaks.
   */
  readonly snapshot?: { readonly record: string; readonly fields: Readonly<Record<string, string>> };
  /** The organisation tree: the form of its dated rows and of its successions. At most one form of a Model. */
  readonly tree?: { readonly states: string; readonly successions: string };
  /** Combinations of fields that may stand once only. */
  readonly unique: readonly (readonly string[])[];
  /** The fields a name search looks in, and those matched whole or by prefix (matricule, phone). */
  readonly search?: { readonly names: readonly string[]; readonly identifiers: readonly string[] };
  /** Two records that agree on a name and on these are probably one. */
  readonly duplicates?: { readonly names: readonly string[]; readonly agree: readonly string[] };
  /** Never part of "all forms" of a grant: it must be named. */
  readonly sensitive: boolean;
  readonly was: readonly string[];
  /** How its rows stand on the time line of the record that they belong to; absent: as `timelineOf` says. */
  readonly timeline?: TimelineOption;
  /** What is shown beside a record while it is written, as what is left of a leave. */
  readonly consults?: readonly Consulted[];
  /** What the page of the record that its rows belong to offers at once. */
  readonly actions?: readonly QuickAction[];
  /** Its records are made by an action of the module only, never typed, imported or sent: the words say by which. */
  readonly byAction?: Text;
  /** The navigation entry under which the form's list stands; absent for child forms. */
  readonly menu?: string;
  /** A list's first items, merged three-way with what stands in the database. */
  readonly items: readonly ListItem[];
}

/** One row of a list. `code` never changes. */
export interface ListItem {
  readonly code: string;
  readonly label: Text;
  readonly parent?: string;
  readonly retired?: boolean;
  readonly replaced_by?: string;
  /** Values of the list form's own fields. */
  readonly attributes?: Readonly<Record<string, string | number | boolean | null>>;
}

export type Action = 'read' | 'create' | 'update' | 'delete' | 'export' | 'import';

/** What a role may do with a form. Several grants are OR-ed; none is a refusal. */
export interface Grant {
  /** A form's id, or `*`: every form that is not sensitive. */
  readonly form: string;
  readonly actions: readonly Action[];
  /** Transitions of the form’s workflows that it allows: `<workflow>.<transition>`, or `<workflow>.*`. */
  readonly transitions?: readonly string[];
  /** Only rows for which this holds. */
  readonly when?: Expression;
  /** `*`: every field that is not sensitive. */
  readonly fields?: '*' | readonly string[];
  /** `unit`: the assignment's subtree. `everywhere`: the whole country. */
  readonly scope: 'unit' | 'everywhere';
}

export interface ModelRole {
  readonly id: string;
  readonly label: Text;
  readonly help?: Text;
  readonly module: string;
  readonly grants: readonly Grant[];
  /** Rights that concern no form: `administer-users`, `configure-site`, `undo-import`, `see-audit`, `administer-roles`. */
  readonly rights: readonly string[];
  /** Gives nothing to an account without a second factor. */
  readonly secondFactor?: true;
}

/** An entry of the navigation: what people do. */
export interface ModelMenu {
  readonly id: string;
  readonly label: Text;
  readonly order: number;
  readonly icon: string;
}

export interface ModelModule {
  readonly id: string;
  readonly version: string;
  readonly label: Text;
  readonly requires: Readonly<Record<string, string>>;
  readonly parts: readonly ('server' | 'web')[];
  /** What its web part offers; absent: nothing. */
  readonly web?: WebPartManifest;
}

/** Everything a site is, frozen and JSON-serialisable: tables, validators, API, pages and permissions derive from it. */
export interface Model {
  readonly site: {
    readonly id: string;
    readonly label: Text;
    readonly accent?: readonly string[];
    readonly emblem?: string;
  };
  readonly languages: readonly string[];
  readonly currency: { readonly code: string; readonly decimals: number };
  /** IANA name; "today" is a date there. */
  readonly timeZone: string;
  readonly phone: { readonly countryCode: string; readonly nationalDigits: number; readonly pattern: string };
  readonly modules: readonly ModelModule[];
  readonly forms: Readonly<Record<string, ModelForm>>;
  /** The workflows of forms, by id; absent: none. */
  readonly workflows?: Readonly<Record<string, ModelWorkflow>>;
  readonly roles: Readonly<Record<string, ModelRole>>;
  /** Conditions on rows that grants may name, by their id. */
  readonly conditions: Readonly<Record<string, RowCondition>>;
  readonly menus: readonly ModelMenu[];
  readonly figures: readonly Figure[];
  /** What the page of a unit counts, in order. */
  readonly panels: readonly ModelPanel[];
  /** Wordings of languages beyond French and English, by definition path. */
  readonly catalogues: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What modules write to people outside the pages, a letter say: `<module>.<key>`, in the site’s words where it has its own. */
  readonly wordings?: Readonly<Record<string, Text>>;
  /** Which layer set each effective property: `person.birth_date.required` → layers in order. */
  readonly provenance: Readonly<Record<string, readonly Provenance[]>>;
  /** A hash of everything that concerns storage. */
  readonly fingerprint: string;
}

export interface Provenance {
  readonly layer: string;
  readonly verb: string;
  readonly value: unknown;
}
