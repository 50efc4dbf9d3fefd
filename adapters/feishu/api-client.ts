import { type Cache, Client, DefaultCache } from '@larksuiteoapi/node-sdk';
import { PlatformError } from '../../src/chat/index.ts';
import { fieldIn, wordsIn } from '../../src/shared/read-answer.ts';
import { DEFAULT_BASE_URL, type FeishuConfig, type FeishuOptions } from './config.ts';
import { isRefusedToken } from './error-codes.ts';
import { createHttpInstance, DEFAULT_TIMEOUT } from './http-instance.ts';
import { FeishuRefusal } from './refusal.ts';
import { silentLogger } from './sdk-logger.ts';

type Params = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** One call of Feishu's API; `path` begins with `/open-apis/`. */
export type Call = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  params?: Params;
  data?: object;
};

/** What the adapter asks Feishu with. Every method throws a `FeishuRefusal` where Feishu refuses. */
export type Api = {
  /** Resolves to the whole body: most of what is told stands in its `data`. */
  call(call: Call): Promise<unknown>;
  /** Uploads a PNG for use in cards; resolves to its key. */
  uploadPicture(png: Uint8Array): Promise<string>;
};

/** Finds where Feishu, Lark or a private deployment is, without a slash at its end. */
export const baseUrlOf = ({ baseUrl = DEFAULT_BASE_URL }: Pick<FeishuConfig, 'baseUrl'>): string =>
  baseUrl.replace(/\/+$/, '');

/** Writes an id into a path, so that it stays one segment whatever is in it. */
export const segment = (id: string): string => encodeURIComponent(id);

/** Keeps the tokens of this client alone: the SDK's usual cache is shared by all clients with the same app id. */
function createTokens() {
  let cache = new DefaultCache();
  let generation = 0;
  const delegating: Cache = {
    get: (key, options) => cache.get(key, options),
    set: (key, value, expire, options) => cache.set(key, value, expire, options),
  };
  return {
    cache: delegating,
    generation: (): number => generation,
    /** Forgets the token that a call used, unless somebody did before. */
    forget(used: number): void {
      if (used !== generation) return;
      generation += 1;
      cache = new DefaultCache();
    },
  };
}

/** Makes the client of Feishu's API with the app's own token. */
export function createApi(
  config: Pick<FeishuConfig, 'appId' | 'appSecret' | 'baseUrl'>,
  { httpTimeoutMs = DEFAULT_TIMEOUT }: Partial<Pick<FeishuOptions, 'httpTimeoutMs'>> = {},
): Api {
  const tokens = createTokens();
  const client = new Client({
    appId: config.appId,
    appSecret: config.appSecret,
    domain: baseUrlOf(config),
    cache: tokens.cache,
    httpInstance: createHttpInstance(httpTimeoutMs),
    logger: silentLogger,
  });

  /** Runs a call, once more with a new token where Feishu will not have the one it used. */
  async function withToken<T>(run: () => Promise<T>): Promise<T> {
    const used = tokens.generation();
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof FeishuRefusal) || !isRefusedToken(error.code)) throw error;
      tokens.forget(used);
      return run();
    }
  }

  return {
    call: ({ method, path, params, data }) =>
      withToken(() => client.request<unknown>({ method, url: path, params: { ...params }, data })),
    async uploadPicture(png) {
      const image = Buffer.from(png);
      const uploaded: unknown = await withToken(() =>
        client.im.v1.image.create({ data: { image_type: 'message', image } }),
      );
      const key = wordsIn(uploaded, 'image_key');
      if (key === undefined)
        throw new PlatformError('transient', 'Feishu did not say where it put the picture');
      return key;
    },
  };
}

/** Takes what a body tells, beside its code. */
export const dataOf = (body: unknown): unknown => fieldIn(body, 'data');
