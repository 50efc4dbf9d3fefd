import type { WebClient } from '@slack/web-api';
import type { Here } from './act.ts';
import type { Rendered } from './config.ts';
import { toPlatformError } from './errors.ts';
import { readMessageRef } from './message-ref.ts';
import { isDirect } from './place.ts';

type Parts = { client: WebClient; httpTimeoutMs: number };

/** The SDK's arrays may be written to; ours may not. */
const contentOf = ({ text, blocks }: Rendered) => ({ text, blocks: [...blocks] });

const threadOf = ({ thread }: Here) => (thread === undefined ? {} : { thread_ts: thread });

/** Tries one way after the other until one works; throws what the last one failed of. */
async function firstThatWorks(ways: readonly (() => Promise<unknown>)[]): Promise<void> {
  let failure: unknown;
  for (const way of ways) {
    try {
      await way();
      return;
    } catch (error) {
      failure = error;
    }
  }
  throw toPlatformError(failure);
}

/** Makes the ways in which an answer reaches the one person who acted. */
export function createPrivateAnswers({ client, httpTimeoutMs }: Parts) {
  async function respond(url: string, body: Record<string, unknown>): Promise<void> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(httpTimeoutMs),
    });
    // Read to the end, so that the connection can be used again.
    await response.text();
    if (!response.ok) throw new Error(`response_url answered ${response.status}`);
  }

  /** Shows something to one person: beside what they did, else where they were, else in their direct conversation. */
  async function show(content: Rendered, here: Here): Promise<void> {
    const { responseUrl, conversation, user } = here;
    const inThread = threadOf(here);
    const ways = [];
    if (responseUrl !== undefined)
      ways.push(() =>
        respond(responseUrl, { ...contentOf(content), response_type: 'ephemeral', replace_original: false }),
      );
    if (conversation !== undefined)
      ways.push(() =>
        client.chat.postEphemeral({ channel: conversation.id, user, ...contentOf(content), ...inThread }),
      );
    ways.push(() => client.chat.postMessage({ channel: user, ...contentOf(content) }));
    await firstThatWorks(ways);
  }

  return {
    show,
    /** Answers words: in the direct conversation with a message that stays, as between any two; elsewhere for one person's eyes alone. */
    async answerWords(content: Rendered, here: Here): Promise<void> {
      const { conversation } = here;
      if (conversation === undefined || !isDirect(conversation.id, conversation.name))
        return show(content, here);
      await firstThatWorks([
        () => client.chat.postMessage({ channel: conversation.id, ...contentOf(content), ...threadOf(here) }),
        () => client.chat.postMessage({ channel: here.user, ...contentOf(content) }),
      ]);
    },
    /** Puts new content into the pressed message; one that is out of reach is answered with a new one. */
    async replace(content: Rendered, here: Here): Promise<void> {
      const { responseUrl, pressed } = here;
      const at = pressed?.ref === undefined ? undefined : readMessageRef(pressed.ref);
      const ways = [];
      if (responseUrl !== undefined)
        ways.push(() => respond(responseUrl, { ...contentOf(content), replace_original: true }));
      if (at !== undefined) ways.push(() => client.chat.update({ ...at, ...contentOf(content) }));
      // A message for one person alone cannot be reached by any other way.
      else ways.push(() => show(content, { ...here, responseUrl: undefined }));
      await firstThatWorks(ways);
    },
  };
}

export type PrivateAnswers = ReturnType<typeof createPrivateAnswers>;
