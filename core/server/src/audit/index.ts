export { chainAudit, closeAudit } from './chain.ts';
export { type AuditKind, auditKinds } from './kinds.ts';
export { type AuditEntry, noteAudit } from './note.ts';
export { withOrigin } from './origin.ts';
export { type AuditLine, type AuditPage, type AuditQuestion, readAudit } from './read.ts';
export { noteListRead, noteRecordRead } from './reading.ts';
export { type AuditFault, type AuditHead, type AuditVerdict, verifyAudit } from './verify.ts';
