import './utc.ts';
import { existsSync } from 'node:fs';
import { type Config, ConfigurationFault, readConfig } from './config.ts';
import { ListenFault } from './http/server.ts';
import { type Log, openLog } from './shared/log.ts';
import { ChatFault } from './start/chat-fault.ts';
import type { Running } from './start/running.ts';
import { DatabaseFault } from './storage/faults.ts';

/** Says in one line what stops the start; anything unexpected keeps its stack. */
function explain(error: unknown): string {
  const known =
    error instanceof ConfigurationFault ||
    error instanceof DatabaseFault ||
    error instanceof ListenFault ||
    error instanceof ChatFault;
  if (known) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function begin(config: Config, log: Log): Promise<Running> {
  if (config.realChats) return (await import('./start/chats.ts')).startChats(config, log);
  // Loaded on demand: a bot in real chats never loads the made-up company.
  const { startPlayground } = await import('./start/playground.ts');
  return startPlayground(config, log);
}

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const log = openLog(config.logLevel);
  const running = await begin(config, log);
  let stopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    await running.stop();
    process.exit(0);
  };
  process.on('SIGINT', (signal) => void stop(signal));
  process.on('SIGTERM', (signal) => void stop(signal));
  // Last: whoever reads it may stop the bot at once.
  console.log(running.greeting);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
