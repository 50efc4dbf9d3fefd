import { createServer } from 'node:http';
import type { Server } from 'node:net';

/** Something made for a whole test run: where workers, which share no memory, ask for it, and how it ends. */
export type OnceARun<T> = { address: string; end(use: (made: T) => unknown): Promise<void> };

/** Makes something when the first test of a run asks for it: a run without such tests does not wait for it. */
export async function onceARun<T>(make: () => Promise<T>, tell: (made: T) => string): Promise<OnceARun<T>> {
  let made: Promise<T> | undefined;
  const asked = createServer((_request, response) => {
    made ??= make();
    made.then(
      (it) => response.end(tell(it)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const port = await listen(asked);
  return {
    address: `http://127.0.0.1:${port}`,
    async end(use) {
      asked.close();
      if (made !== undefined) await use(await made);
    },
  };
}

/** Asks for what is made once a run. */
export async function askFor(address: string): Promise<string> {
  const response = await fetch(address);
  const answer = await response.text();
  if (!response.ok) throw new Error(`what is made once a run was not made: ${answer}`);
  return answer;
}

/** Listens on a free port of this computer and answers it. */
export function listen(server: Pick<Server, 'listen' | 'address'>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('a TCP port was asked for');
      resolve(address.port);
    });
  });
}
