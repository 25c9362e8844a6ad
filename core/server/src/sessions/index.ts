export { assignRole, endAssignment } from './assignments.ts';
export { holdersAt } from './holders.ts';
export { listUsers } from './list-users.ts';
export type { Office } from './office.ts';
export { resumeSession, resumption, sessionOf } from './resume.ts';
export { signIn, signOut } from './sign-in.ts';
export { createUser, disableUser, enableUser, setLanguage, setPassword } from './users.ts';
