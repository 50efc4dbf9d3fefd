import { tables } from '../../src/schema.ts';
import { openStore } from '../../src/storage/open.ts';
import { type ChaosModule, chaosOptions } from './chaos-app.ts';
import { chats } from './chat-server.ts';
import { createWirePlatform } from './wire-platform.ts';

/** What the parent tells a loaded child, which begins then; wave 0 is the preparation. */
export type Begin = { url: string; chatUrl: string; people: number; wave: number };

/** The process that gets killed; it knows nothing of that. */
async function begin({ url, chatUrl, people, wave }: Begin, module: ChaosModule): Promise<void> {
  const store = await openStore({ url, tables, mark: 'real', version: 'chaos', role: 'bot' });
  const platforms = chats.map((name) => createWirePlatform(name, chatUrl));
  const parts = { store, platforms, people, options: chaosOptions };
  if (wave === 0) {
    await module.prepare?.(parts);
    await store.close();
    return;
  }
  const app = module.createChaosApp(parts);
  // Earlier waves too: the process that was to begin them may have been killed before it did.
  for (let i = 1; i <= wave; i += 1) await app.open(i);
  await app.start();
}

process.on('disconnect', () => process.exit());
const loaded: ChaosModule = await import(process.argv[2] ?? '');
process.once('message', (message: Begin) => {
  begin(message, loaded).then(
    () => process.send?.('begun'),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.send?.('loaded');
