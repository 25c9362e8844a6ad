export { backupToFile, restoreFromFile } from './backup-file.ts';
