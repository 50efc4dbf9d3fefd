import { state, words } from './page.ts';
import { toast } from './toast.ts';

export type Drawn = { id: string; revision: number; html?: string };

/** What the server tells the page to show; see `Shown` in reply.tsx. */
export type Shown = {
  toast?: string;
  form?: { instance: string; html: string };
  errors?: { fields: Record<string, string>; form?: string; hint?: string };
  options?: { value: string; label: string }[];
  message?: Drawn;
};

let token = state.token;

/** Takes the token of a server that was restarted. */
export const renewToken = (fresh: string): void => {
  token = fresh;
};

export const newKey = (): string => crypto.randomUUID();

async function post(path: string, body: unknown, last: boolean): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'x-pacer-token': token };
  return fetch(`/playground/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    keepalive: last,
  });
}

/** Asks the server for something. An act whose answer was lost is sent again with its key, which makes it the same act. */
export async function ask<T = Record<string, never>>(path: string, body: object): Promise<T | undefined> {
  for (const isLast of path === 'act' ? [false, true] : [true]) {
    try {
      const response = await post(path, body, false);
      if (response.status === 403) toast(words.stale());
      else if (!response.ok) toast(words.failed());
      return response.ok ? await response.json() : undefined;
    } catch {
      if (isLast) toast(words.failed());
      else await new Promise((resolve) => window.setTimeout(resolve, 800));
    }
  }
  return undefined;
}

type Deed = { kind: string; key?: string; [detail: string]: unknown };

/** Does something as the person whom this page is. */
export const act = (deed: Deed): Promise<Shown | undefined> =>
  ask<Shown>('act', { as: state.as, in: state.in, key: newKey(), ...deed });

/** Does something while the page is being left; nobody waits for the answer. */
export function actAndLeave(deed: Deed): void {
  void post('act', { as: state.as, in: state.in, key: newKey(), ...deed }, true).catch(() => undefined);
}
