import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** One request as it arrived. */
export type Asked = {
  method: string;
  path: string;
  params: URLSearchParams;
  headers: IncomingMessage['headers'];
  text: string;
  json: Readonly<Record<string, unknown>>;
};

/** What is answered: a body with its status and headers, or nothing at all. */
export type Answer = { body: unknown; status?: number; headers?: Record<string, string> } | 'hang' | 'drop';

export type Answers = (asked: Asked) => Answer | undefined;

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}

/** Serves prescribed answers over a socket: for what no well-meaning Feishu says. Tokens are given out by themselves. */
export async function serveApi(answers: Answers) {
  const calls: Asked[] = [];
  let tokens = 0;
  const tokenOf = (): Answer => {
    tokens += 1;
    return { body: { code: 0, msg: 'ok', tenant_access_token: `t-${tokens}`, expire: 7200 } };
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const text = await textOf(request);
    const asked: Asked = {
      method: request.method ?? '',
      path: url.pathname,
      params: url.searchParams,
      headers: request.headers,
      text,
      json: parsed(text),
    };
    calls.push(asked);
    const isToken = asked.path.endsWith('/tenant_access_token/internal');
    const answer = answers(asked) ?? (isToken ? tokenOf() : { body: { code: 0, msg: 'ok', data: {} } });
    if (answer === 'hang') return;
    if (answer === 'drop') {
      request.socket.destroy();
      return;
    }
    const { body, status = 200, headers = {} } = answer;
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    calls,
    close,
    tokens: (): number => tokens,
    /** Lists what was asked of a path, without the tokens. */
    of: (path: string | RegExp): Asked[] =>
      calls.filter((it) => (typeof path === 'string' ? it.path === path : path.test(it.path))),
  };
}

/** A refusal as Feishu words it. */
export const refusal = (code: number, more: object = {}, status = 400): Answer => ({
  status,
  body: { code, msg: 'refused', error: { log_id: 'log' }, ...more },
});

export const told = (data: object): Answer => ({ body: { code: 0, msg: 'success', data } });
