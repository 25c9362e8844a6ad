/** How many records of a figure have one item of its choice. */
export interface ItemCount {
  /** Null where the choice is empty, or said to be unknown. */
  readonly code: string | null;
  readonly label: string | null;
  readonly unknown: boolean;
  readonly count: number;
}

/** A figure as the session may count it. */
export interface FigureCount {
  readonly id: string;
  readonly count: number;
  /** Of a share: how many records there are in all. */
  readonly whole?: number;
  /** The instant of the count (ISO 8601), where it was not made for this answer. */
  readonly counted?: string;
  /** Of a figure that is counted by a choice: the items that have some, the largest first. */
  readonly items?: readonly ItemCount[];
}
