import { spawnSync } from 'node:child_process';

/** Whether LibreOffice is installed: what it makes of our files is tested where it is. */
export const hasOffice = spawnSync('soffice', ['--version']).status === 0;
