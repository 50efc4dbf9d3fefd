import type { Card, Picture } from '../../src/chat/index.ts';
import type { Log } from '../../src/shared/log.ts';
import { createMadeOnce } from '../../src/shared/made-once.ts';
import type { Api } from './api-client.ts';
import { codeOf, toPlatformError } from './errors.ts';
import { picturesFor } from './render-picture.ts';

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
  async function upload(picture: Picture): Promise<string> {
    const png = await paint(picture);
    if (png.byteLength === 0 || png.byteLength > LARGEST) throw new Error('The picture has no usable size');
    return api.uploadPicture(png);
  }

  const images = createMadeOnce({
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
    /** Finds the images of a message's pictures by `pictureKey`; one that comes too late is shown when it is drawn again. */
    keysFor: (cards: readonly Card[]) => images.of(picturesFor(cards)),
    /** Forgets images that Feishu would not show. */
    forget: images.forget,
  };
}

export type Uploads = ReturnType<typeof createUploads>;
