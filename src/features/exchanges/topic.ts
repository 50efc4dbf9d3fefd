import type { Text } from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Locale } from '../../shared/locale.ts';
import type { About } from './rules.ts';

/** What a feature says about its things, so that people can exchange notes about them. Registered in `app.ts`. */
export type Topic = {
  /** Names the thing for a participant, as the end of "About …"; nothing when it is gone. */
  describe(
    thing: string,
    reader: { personId: string; locale: Locale; now: Instant },
  ): Promise<Text | undefined>;
  /** Whether a person may begin an exchange about the thing with these others. */
  mayStart(starterId: string, thing: string, others: readonly string[], now: Instant): Promise<boolean>;
};

/** Asked late, because the features that register topics use exchanges themselves. */
export type Topics = () => Readonly<Record<string, Topic>>;

/** Finds a registered topic; what an object has from birth is none. */
export const topicOf = (topics: Topics, name: string): Topic | undefined => {
  const registered = topics();
  return Object.hasOwn(registered, name) ? registered[name] : undefined;
};

/** Makes the question what an exchange is about, in a participant's words. */
export const describer =
  (topics: Topics) =>
  async (
    about: About,
    reader: { personId: string; locale: Locale; now: Instant },
  ): Promise<Text | undefined> =>
    topicOf(topics, about.topic)?.describe(about.thing, reader);
