export { backupOfServer } from './ask-server.ts';
export { backupToFile, restoreFromFile } from './backup-file.ts';
export { noteBackup } from './note-backup.ts';
export { openDoor } from './server-door.ts';
