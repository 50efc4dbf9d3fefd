import { setTimeout } from 'node:timers/promises';
import type { Card } from '../../src/chat/index.ts';
import type { Log } from '../../src/shared/log.ts';
import type { Api } from './api-client.ts';
import type { Picture } from './config.ts';
import { codeOf, toPlatformError } from './errors.ts';
import { pictureKey, picturesToUpload } from './render-picture.ts';

type Parts = {
  api: Pick<Api, 'uploadPicture'>;
  paint: (picture: Picture) => Promise<Uint8Array>;
  log: Log;
  httpTimeoutMs: number;
};

/** Pictures whose keys are remembered; one more costs an upload. */
const MOST_KEPT = 1_000;
/** Feishu refuses more, and empty ones (bytes). */
const LARGEST = 10 * 1024 * 1024;

/** Makes the uploads of what Feishu cannot draw by itself: a picture shown again is the same image. */
export function createUploads({ api, paint, log, httpTimeoutMs }: Parts) {
  const keys = new Map<string, Promise<string | undefined>>();
  // The lease of a message has room for one call beside this (`leaseMarginMs`).
  const patienceMs = Math.max(1_000, httpTimeoutMs / 4);

  async function upload(picture: Picture): Promise<string> {
    const png = await paint(picture);
    if (png.byteLength === 0 || png.byteLength > LARGEST) throw new Error('The picture has no usable size');
    return api.uploadPicture(png);
  }

  function keyOf(picture: Picture): Promise<string | undefined> {
    const digest = pictureKey(picture);
    const known = keys.get(digest);
    if (known !== undefined) return known;
    const made = upload(picture).catch((error: unknown) => {
      keys.delete(digest);
      const { failure } = toPlatformError(error);
      // No message: a picture's title or words could be in it.
      log.warn({ failure, code: codeOf(error) }, 'a picture was not uploaded: its words are shown instead');
      return undefined;
    });
    keys.set(digest, made);
    const oldest = keys.size > MOST_KEPT ? keys.keys().next().value : undefined;
    if (oldest !== undefined) keys.delete(oldest);
    return made;
  }

  return {
    /** Finds the images of a message's pictures by `pictureKey`; one that fails or takes too long is left out. */
    async keysFor(cards: readonly Card[]): Promise<ReadonlyMap<string, string>> {
      const pictures = picturesToUpload(cards);
      if (pictures.length === 0) return new Map();
      const tooLate = new AbortController();
      const late = setTimeout(patienceMs, undefined, { signal: tooLate.signal }).catch(() => undefined);
      const found = await Promise.all(
        pictures.map(async (it): Promise<[string, string][]> => {
          // What comes too late is shown when the message is drawn again.
          const key = await Promise.race([keyOf(it), late]);
          return key === undefined ? [] : [[pictureKey(it), key]];
        }),
      );
      tooLate.abort();
      return new Map(found.flat());
    },
    /** Forgets images that Feishu would not show. */
    forget(digests: Iterable<string>): void {
      for (const digest of digests) keys.delete(digest);
    },
  };
}

export type Uploads = ReturnType<typeof createUploads>;
