import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, type Json } from './check-shape.ts';

/** Reads a request's body whole. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Reads a body as JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const multipart = async (bytes: Buffer, type: string): Promise<FormData> =>
  new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();

/** Reads the arguments of a Web API call: a form, JSON strings inside a form, or JSON. */
export async function readArgs(request: IncomingMessage): Promise<Json | undefined> {
  const bytes = await readBytes(request);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) {
    const it = parseJson(bytes.toString('utf8'));
    return isObject(it) ? it : undefined;
  }
  if (type.startsWith('multipart/form-data'))
    return Object.fromEntries(
      [...(await multipart(bytes, type)).entries()].map(([name, value]) => [name, value]),
    );
  return Object.fromEntries(new URLSearchParams(bytes.toString('utf8')));
}

/** Reads an uploaded file: the one part of a multipart body, or the body itself. */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const bytes = await readBytes(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return bytes;
  const [part] = [...(await multipart(bytes, type)).values()];
  return part === undefined || typeof part === 'string'
    ? Buffer.alloc(0)
    : Buffer.from(await part.arrayBuffer());
}

/** Answers with JSON, as every method of the Web API does. */
export function answerJson(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
