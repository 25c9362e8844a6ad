export { chainAudit, closeAudit } from './chain.ts';
export { auditRegister } from './keep.ts';
export { auditKinds } from './kinds.ts';
export { type AuditEntry, noteAudit } from './note.ts';
export { withOrigin } from './origin.ts';
export { type AuditLine, type AuditPage, readAudit } from './read.ts';
export { noteListRead, noteRecordRead } from './reading.ts';
export { type AuditFault, type AuditHead, verifyAudit } from './verify.ts';
