import { setTimeout } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Card, Picture } from '../../src/chat/index.ts';
import type { Log } from '../../src/shared/log.ts';
import { createMadeOnce } from '../../src/shared/made-once.ts';
import { fieldIn, wordsIn } from '../../src/shared/read-answer.ts';
import { shorten } from '../../src/shared/shorten.ts';
import { codeOf, toPlatformError } from './errors.ts';
import { picturesFor } from './render-picture.ts';

type Parts = {
  client: WebClient;
  paint: (picture: Picture) => Promise<Uint8Array>;
  log: Log;
  httpTimeoutMs: number;
};

/** Slack refuses a longer description of a file. */
const LONGEST_ALT = 1_000;
/** Pictures whose files are remembered; one more costs an upload. */
const MOST_KEPT = 1_000;
/** Looks at a new file until blocks accept it, and the wait between two looks (ms). */
const LOOKS = 12;
const LOOK_EVERY = 250;

/** Makes the uploads of what Slack cannot draw by itself: a picture shown again is the same file. */
export function createUploads({ client, paint, log, httpTimeoutMs }: Parts) {
  async function put(url: string, png: Uint8Array): Promise<void> {
    const body = new FormData();
    body.append('body', new Blob([new Uint8Array(png)], { type: 'image/png' }), 'picture.png');
    // The address carries its own right to write: the bot's token has no business there.
    const response = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(httpTimeoutMs),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The upload was answered with HTTP ${response.status}`);
  }

  /** Waits until Slack has looked at the file; before, it refuses blocks that show it. */
  async function untilUsable(file: string): Promise<void> {
    for (let look = 0; look < LOOKS; look += 1) {
      const info = await client.apiCall('files.info', { file });
      if (wordsIn(fieldIn(info, 'file'), 'mimetype')?.startsWith('image/') === true) return;
      await setTimeout(LOOK_EVERY);
    }
    throw new Error('The file did not become usable');
  }

  async function upload(picture: Picture): Promise<string> {
    const png = await paint(picture);
    const asked = await client.apiCall('files.getUploadURLExternal', {
      filename: 'picture.png',
      length: png.byteLength,
      // The SDK's own upload calls it `alt_text`, which Slack does not know.
      alt_txt: shorten(picture.alt.trim() === '' ? picture.title : picture.alt, LONGEST_ALT),
    });
    const [url, file] = [wordsIn(asked, 'upload_url'), wordsIn(asked, 'file_id')];
    if (url === undefined || file === undefined) throw new Error('Slack gave no address to upload to');
    await put(url, png);
    // Without a channel the file is the bot's own: only messages that show it let others see it.
    await client.apiCall('files.completeUploadExternal', { files: [{ id: file, title: picture.title }] });
    await untilUsable(file);
    return file;
  }

  const files = createMadeOnce({
    make: (picture: Picture) =>
      upload(picture).catch((error: unknown) => {
        const { failure } = toPlatformError(error);
        // No message: a picture's title or words could be in it.
        log.warn({ failure, code: codeOf(error) }, 'a picture was not uploaded: its words are shown instead');
        return undefined;
      }),
    most: MOST_KEPT,
    // The lease of a message has room for one call beside this (`leaseMarginMs`).
    patienceMs: Math.max(1_000, httpTimeoutMs / 4),
  });

  return {
    /** Finds the files of a message's pictures by `pictureKey`; one that comes too late is shown when it is drawn again. */
    filesFor: (cards: readonly Card[], surface: 'message' | 'home' = 'message') =>
      files.of(picturesFor(cards, surface)),
    /** Forgets files that Slack would not show. */
    forget: files.forget,
  };
}

export type Uploads = ReturnType<typeof createUploads>;
