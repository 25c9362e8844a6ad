import type { Secret } from './secrets.ts';

/** Where the holder of a role stands to the record that is asked for. */
export type Situation =
  | 'in scope'
  | 'out of scope'
  | 'no grant'
  | 'expired'
  | 'to come'
  | 'delegated'
  | 'delegation ended'
  | 'signed out';

/** A column of the matrix: an account of one role in one situation. */
export interface Column {
  readonly username: string;
  readonly role: string | null;
  readonly situation: Situation;
  /** Whether it holds rights that concern no form, somewhere. */
  readonly isKeeper: boolean;
  /** What of the secrets its role and situation let it read; nothing: it must not be able to tell whether the records are there. */
  readonly sees: readonly Secret[];
}

/** Colleagues of one's own units are told to everybody, to choose a deputy among them. */
const names: readonly Secret[] = ['name', 'account'];
const file: readonly Secret[] = [...names, 'phone', 'note', 'document', 'work'];
const whole: readonly Secret[] = [...file, 'sanction'];

const column = (role: string | null, situation: Situation, sees: readonly Secret[] = []): Column => ({
  isKeeper: role === 'keeper',
  ...{ username: `${role ?? 'nobody'} ${situation}`.replaceAll(' ', '_'), role, situation, sees },
});

/** Every role in scope and out of it; the manager in every situation that an assignment may be in. */
export const columns: readonly Column[] = [
  column('manager', 'in scope', file),
  column('manager', 'delegated', file),
  column('discipline', 'in scope', whole),
  column('reader', 'in scope', file),
  column('keeper', 'in scope', file),
  column('clerk', 'in scope', names),
  column('manager', 'out of scope'),
  column('discipline', 'out of scope'),
  column('reader', 'out of scope'),
  column('keeper', 'out of scope'),
  column('clerk', 'out of scope'),
  column('manager', 'expired'),
  column('manager', 'to come'),
  column('manager', 'delegation ended'),
  column('cartographer', 'no grant', ['account']),
  column(null, 'no grant'),
  column(null, 'signed out'),
];

/** Whether nothing of the records may reach the column. */
export const isOutside = ({ sees }: Column): boolean => !sees.includes('name');
