import { BaaraError } from '@baara/model';
import { hash, verify } from '@node-rs/argon2';

/** Characters. A sentence is easier to remember than a puzzle, and harder to guess. */
export const shortestPassword = 10;

/** The argon2id hash of nobody's password: verifying it takes as long as verifying anybody's. */
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$5VNVIopH3TMrhDZEqAvZrg$fe3s16YR/iwHD0YkOhtpIKUjdIR5Xe45Ka+nNjoy+BU';

/** The argon2id hash to store. Throws `record.invalid` (`password.too_short`). */
export async function hashPassword(password: string): Promise<string> {
  if ([...password].length < shortestPassword) {
    const problem = { code: 'password.too_short', field: 'password', params: { min: shortestPassword } };
    throw new BaaraError({ code: 'record.invalid', problems: [problem] });
  }
  return hash(password.normalize('NFC'));
}

/** Whether the password is the one that was hashed; takes the same time when there is no such hash. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? nobody, password.normalize('NFC'));
  return stored !== null && isRight;
}
