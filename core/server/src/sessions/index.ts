export { assignRole, endAssignment, type NewAssignment } from './assignments.ts';
export { type Account, listUsers } from './list-users.ts';
export type { Office } from './office.ts';
export { shortestPassword } from './password.ts';
export { resumeSession, sessionOf } from './resume.ts';
export { type SignIn, signIn, signOut } from './sign-in.ts';
export { systemTables } from './tables.ts';
export { createUser, disableUser, enableUser, type NewUser, setLanguage, setPassword } from './users.ts';
