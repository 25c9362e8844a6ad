export { listAccounts, mayGive, requireAdministration } from './administration.ts';
export { assignRole, endAssignment } from './assignments.ts';
export { delegate, delegationsOf, deputiesFor, revokeDelegation } from './delegation.ts';
export { holdersAt } from './holders.ts';
export { inviteUser, readInvitation, useInvitation } from './invitation.ts';
export { listUsers } from './list-users.ts';
export { mailAddressOf, refuseAddress, setMailAddress } from './mail-address.ts';
export type { Office } from './office.ts';
export { endSessions, listSessions } from './open-sessions.ts';
export { listTokens, makeToken, revokeToken } from './program-tokens.ts';
export { resumeSession, resumption, sessionOf } from './resume.ts';
export { addRule, endRule, makeRole, requireRoleAdministration } from './role-rules.ts';
export { countHolders, holdersOf, rolesInForce, rulesOf } from './roles.ts';
export { type AccountRules, useAccountRules, usualRules } from './rules.ts';
export {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  secondFactorOf,
  secondFactorsOpen,
} from './second-factor.ts';
export { signIn, signOut } from './sign-in.ts';
export { scopeOf, tokenHash, tokenScopes } from './token.ts';
export {
  changePassword,
  confirmPassword,
  createUser,
  disableUser,
  enableUser,
  renameUser,
  setLanguage,
  setPassword,
} from './users.ts';
