import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { type ChaosModule, seen } from './chaos-app.ts';
import { type ChatServer, startChatServer } from './chat-server.ts';
import type { Begin } from './child.ts';

export type ChaosPlan = {
  /** Of the database: a SQLite file or PostgreSQL. */
  url: string;
  /** Processes at work at once; SQLite has one. */
  processes: number;
  kills: number;
  people: number;
  /** Kills after which the next wave begins, once everybody has what the wave before brought. */
  killsAWave: number;
  /** The longest that a process lives (ms). */
  longestLife: number;
  /** How long everything may take to arrive after the last kill (ms). */
  patience: number;
  /** A module of this folder that is a `ChaosModule`. */
  app: 'whole-app' | 'prompts-app';
  /** Gives the path of the bundle of a module of this folder; a child starts from two. */
  bundled: (module: 'child' | ChaosPlan['app']) => Promise<string>;
};

export type ChaosReport = {
  kills: number;
  waves: number;
  expected: number;
  /** Words that somebody should have seen and did not, or saw more than once. */
  missing: string[];
  doubled: string[];
  seconds: number;
  /** What happened in the chats. */
  figures: Record<string, number>;
};

// The share of lives that may end while the database is opened and brought up to date.
const diesAtBirth = 0.25;

/** Waits for a word of a child; whatever else a loader may send is passed over. */
function hear(child: ChildProcess, word: 'loaded' | 'begun'): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('a process of the crash test ended by itself'));
    const listen = (message: unknown) => {
      if (message !== word) return;
      child.off('message', listen);
      child.off('exit', ended);
      resolve();
    };
    child.on('message', listen);
    child.once('exit', ended);
  });
}

/** Makes what starts a child that has everything loaded and waits for its turn, so that little time passes between two lives. */
async function createLoad({ app, bundled }: ChaosPlan): Promise<() => Promise<ChildProcess>> {
  const [program, module] = [await bundled('child'), await bundled(app)];
  return async () => {
    const child = fork(program, [module], { execArgv: [] });
    await hear(child, 'loaded');
    return child;
  };
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  const [code] = await exited;
  if (code !== null) throw new Error(`a process of the crash test ended by itself with code ${code}`);
}

/** Keeps what people have to see, wave by wave: a prompt whose window has closed would rightly not come any more. */
function createWaves(plan: ChaosPlan, chat: ChatServer, module: ChaosModule) {
  const expected: string[] = [];
  const missing = new Set<string>();
  let current = 0;
  let kills = 0;
  let read = 0;

  function next(): void {
    current += 1;
    kills = 0;
    const wave = Array.from({ length: plan.people }, (_, person) => module.expected(current, person)).flat();
    expected.push(...wave);
    for (const it of wave) missing.add(it);
  }

  function awaited(): number {
    for (const { to, words } of chat.posted.slice(read)) missing.delete(seen(to, words));
    read = chat.posted.length;
    return missing.size;
  }

  next();
  return {
    current: () => current,
    expected: () => expected,
    awaited,
    afterKill(): void {
      kills += 1;
      if (current < module.lastWave && kills >= plan.killsAWave && awaited() === 0) next();
    },
  };
}

/** Kills the bot again and again while it prompts everybody, and reports who got what. */
export async function runChaos(plan: ChaosPlan): Promise<ChaosReport> {
  const since = performance.now();
  const chat = await startChatServer(Math.random);
  const module: ChaosModule = await import(`./${plan.app}.ts`);
  const { url, people } = plan;
  const load = await createLoad(plan);
  const spares = Array.from({ length: plan.processes }, load);
  // Loading takes most of a child's time: none is loaded that will not live.
  let livesLeft = plan.kills;
  const waves = createWaves(plan, chat, module);
  let kills = 0;
  const begin = (wave = waves.current()): Begin => ({ url, chatUrl: chat.url, people, wave });

  async function live(): Promise<ChildProcess> {
    const child = await (spares.shift() ?? load());
    if (livesLeft > 0) spares.push(load());
    livesLeft -= 1;
    child.send(begin());
    return child;
  }

  /** Lets one process live and die until the kills are done. */
  async function liveAndDie(): Promise<void> {
    while (kills < plan.kills) {
      kills += 1;
      const child = await live();
      if (Math.random() > diesAtBirth) await hear(child, 'begun');
      await setTimeout(Math.random() * plan.longestLife);
      await kill(child);
      waves.afterKill();
    }
  }

  const preparing = await load();
  preparing.send(begin(0));
  await hear(preparing, 'begun');
  preparing.disconnect();
  await Promise.all(Array.from({ length: plan.processes }, liveAndDie));
  const survivors = await Promise.all(Array.from({ length: plan.processes }, live));
  const deadline = performance.now() + plan.patience;
  while (waves.awaited() > 0 && performance.now() < deadline) await setTimeout(50);
  // Longer than a lease, a time-out and a back-off: what would come twice has come by then.
  await setTimeout(2_500);
  await Promise.all(survivors.map(kill));
  for (const spare of await Promise.all(spares)) spare.disconnect();
  await chat.close();

  const times = new Map<string, number>();
  for (const { to, words } of chat.posted) times.set(seen(to, words), (times.get(seen(to, words)) ?? 0) + 1);
  return {
    kills,
    waves: waves.current(),
    expected: waves.expected().length,
    missing: waves.expected().filter((it) => !times.has(it)),
    doubled: [...times].flatMap(([it, count]) => (count > 1 ? [`${it} × ${count}`] : [])),
    seconds: (performance.now() - since) / 1_000,
    figures: chat.figures,
  };
}
