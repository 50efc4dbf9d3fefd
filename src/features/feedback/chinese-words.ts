import { setImmediate } from 'node:timers/promises';

/** Cuts a text into words. */
export type Cut = (text: string) => readonly string[];

const han = /\p{Script=Han}/u;

/** Tells whether a text is written in Chinese: most of what it says in letters is. */
export function isChinese(text: string): boolean {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return characters > words;
}

/** Bytes of the dictionary that are read at a time: some 10 ms, so that nobody's click waits. */
const BITE = 150_000;
const LINE_FEED = 10;

async function load(): Promise<Cut> {
  const [{ Jieba }, { dict }] = await Promise.all([
    import('@node-rs/jieba'),
    import('@node-rs/jieba/dict.js'),
  ]);
  const jieba = new Jieba();
  for (let from = 0; from < dict.length; ) {
    const end = dict.indexOf(LINE_FEED, from + BITE);
    const to = end < 0 ? dict.length : end + 1;
    jieba.loadDict(dict.subarray(from, to));
    from = to;
    await setImmediate();
  }
  return (text) => jieba.cut(text, true);
}

let loading: Promise<Cut> | undefined;

function loaded(): Promise<Cut> {
  loading ??= load();
  return loading;
}

/** Gives the cutter for texts with Chinese in them; others are cut at what is no letter. */
export async function cutterFor(texts: readonly string[]): Promise<Cut> {
  if (!texts.some((text) => han.test(text))) return latinWords;
  return loaded();
}

/** Reads the dictionary ahead, while somebody who may write Chinese still types. */
export function readAhead(): void {
  loaded().catch(() => {
    loading = undefined;
  });
}

/** Cuts a text in Latin letters into lower-case words. */
export const latinWords: Cut = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? [];
