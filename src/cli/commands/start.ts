import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Exit, exits } from '../terminal.ts';

/** Starts the bot as `npm start` does, in a process of its own, and ends as it ends. */
export const runStart = (): Promise<Exit> =>
  new Promise((resolve) => {
    const main = fileURLToPath(new URL('../../main.ts', import.meta.url));
    const bot = spawn(process.execPath, ['--import', 'tsx', main], { stdio: 'inherit' });
    // Ctrl-C reaches both of us, and a second one would end the bot at once; what is sent to us alone is passed on.
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => bot.kill('SIGTERM'));
    bot.on('exit', (code) => resolve(code === 0 ? exits.ok : exits.failed));
  });
