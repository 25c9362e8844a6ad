/** A list as somebody arranged it, under a name. */
export interface View {
  readonly id: string;
  readonly name: string;
  /** The query of the list's address: search, criteria, columns, order. */
  readonly query: string;
  /** The role with whose holders it is shared; null: its author's alone. */
  readonly role: string | null;
  readonly mine: boolean;
}

/** What a reader keeps of one form's list. */
export interface ListHabits {
  /** The reader's own columns, or null for the form's. */
  readonly columns: readonly string[] | null;
  readonly views: readonly View[];
  /** The roles with which the reader may share a view. */
  readonly roles: readonly { readonly id: string; readonly label: string }[];
}
