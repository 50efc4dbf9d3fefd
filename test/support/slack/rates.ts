import type { State } from './state.ts';

const PER_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

/** The tiers of slack.md section 13; a method that is not named here is not limited. */
const tiers: Readonly<Record<string, keyof typeof PER_MINUTE>> = {
  'users.info': 4,
  'users.profile.get': 4,
  'views.open': 4,
  'views.push': 4,
  'views.update': 4,
  'views.publish': 4,
  'chat.postEphemeral': 4,
  'conversations.members': 4,
  'files.getUploadURLExternal': 4,
  'files.completeUploadExternal': 4,
  'chat.update': 3,
  'chat.delete': 3,
  'chat.scheduleMessage': 3,
  'conversations.open': 3,
  'conversations.info': 3,
  'conversations.history': 3,
  'conversations.replies': 3,
  'users.lookupByEmail': 3,
  'team.info': 3,
  'apps.connections.open': 3,
  'users.list': 2,
  'usergroups.list': 2,
  'usergroups.users.list': 2,
  'conversations.list': 2,
};

/** A bucket that holds so many calls and fills again so fast. */
type Bucket = { left: number; at: number };

/** Counts calls by tier, and `chat.postMessage` once a second in each channel with a short burst. */
export function createRates(state: State, burst = 5) {
  const buckets = new Map<string, Bucket>();
  const take = (key: string, size: number, perSecond: number): number => {
    const now = state.clock.now().getTime();
    const bucket = buckets.get(key) ?? { left: size, at: now };
    const left = Math.min(size, bucket.left + ((now - bucket.at) / 1_000) * perSecond);
    buckets.set(key, { left: left < 1 ? left : left - 1, at: now });
    return left < 1 ? Math.ceil((1 - left) / perSecond) : 0;
  };
  return {
    /** Seconds to wait before this call, 0 where it may go on. */
    wait(method: string, channel: string | undefined): number {
      if (method === 'chat.postMessage') return take(`post ${channel ?? ''}`, burst, 1);
      const tier = tiers[method];
      if (tier === undefined) return 0;
      return take(method, PER_MINUTE[tier], PER_MINUTE[tier] / 60);
    },
  };
}
