import { uuidv7 } from '@baara/model';

/** What is secret, by what may be told of it alone. */
export type Secret = 'name' | 'phone' | 'health' | 'note' | 'sanction' | 'document' | 'account' | 'work';

/** Words that stand nowhere else: where one of them is in an answer, its secret has been told. */
export const words: Readonly<Record<Secret, readonly string[]>> = {
  name: ['Zoumana', 'Kadidia'],
  phone: ['76998877', 'Accoucheuse', '0999X', '1971-03-19'],
  health: ['drépanocytose'],
  note: ['mutation refusée'],
  sanction: ['blâme écrit'],
  document: ['bulletin caché', 'contenu du bulletin'],
  account: ['Zanga Sudiste'],
  work: ['liste-du-sud'],
};

/** The ids of what is hidden. In the country where it is not there they name nothing. */
export interface Facts {
  readonly person: string;
  readonly assignment: string;
  readonly note: string;
  readonly sanction: string;
  readonly document: string;
  readonly file: string;
  /** Deleted ones. */
  readonly gone: string;
  readonly import: string;
  readonly bulk: string;
  readonly view: string;
  readonly account: string;
  readonly held: string;
}

/** Ids of nothing. */
export function noFacts(): Facts {
  const keys = ['person', 'assignment', 'note', 'sanction', 'document', 'file', 'gone', 'import', 'bulk', 'view'];
  return Object.fromEntries([...keys, 'account', 'held'].map((key) => [key, uuidv7()])) as unknown as Facts;
}
