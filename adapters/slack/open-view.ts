import type { HomeView, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Here } from './act.ts';
import { codeOf } from './errors.ts';
import type { SeenView } from './payload.ts';

/** A trigger lives for three seconds, most of which may have gone by (ms). */
export const OPEN_TIMEOUT = 2_000;

/** Makes the calls that show views; `quick` is a client that gives up within the life of a trigger. */
export function createViews({ client, quick }: { client: WebClient; quick: WebClient }) {
  return {
    /** Opens a view for whoever acted, over the one in which they did; throws where the trigger is used up. */
    async open(view: ModalView, { trigger, view: below }: Here): Promise<void> {
      if (trigger === undefined || trigger === '') throw new Error('There is nothing to open a view with');
      if (below?.type === 'modal') await quick.views.push({ trigger_id: trigger, view });
      else await quick.views.open({ trigger_id: trigger, view });
    },
    /** Draws a view anew, unless it has changed since it was seen: then a newer act has been answered. */
    async update(seen: SeenView, view: ModalView): Promise<void> {
      try {
        const hash = seen.hash === undefined ? {} : { hash: seen.hash };
        await client.views.update({ view_id: seen.id, view, ...hash });
      } catch (error) {
        if (codeOf(error) !== 'hash_conflict') throw error;
      }
    },
    /** Draws somebody's App Home. */
    async publish(user: string, view: HomeView): Promise<void> {
      await client.views.publish({ user_id: user, view });
    },
  };
}

export type Views = ReturnType<typeof createViews>;
