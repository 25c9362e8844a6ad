import type { Text } from './text.ts';

/** A page that a module draws itself: its address is `/p/<module>/<path>`. */
export interface PartPage {
  /** Lower-case letters, digits and `-`. */
  readonly path: string;
  readonly label: Text;
  /** The navigation entry under which it stands. */
  readonly menu: string;
  /** The custom element that draws it; its name begins with the module's id and a dash. */
  readonly element: string;
  /** Offered to who may read this form. */
  readonly reads: string;
}

/** A panel that a module draws on the page of each record of a form. */
export interface PartPanel {
  /** Above what belongs to the record, where it is what one comes for; else below. */
  readonly first?: true;
  /** The form on whose records' page it stands. */
  readonly form: string;
  readonly label: Text;
  /** The custom element that draws it; its name begins with the module's id and a dash. */
  readonly element: string;
  /** Offered to who may read this form. */
  readonly reads: string;
}

/** What a module's web part brings to the pages. Its code is loaded when one of them is opened. */
export interface WebPartManifest {
  readonly pages: readonly PartPage[];
  readonly panels: readonly PartPanel[];
}
