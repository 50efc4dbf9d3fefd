import type { Json } from './check-shape.ts';
import type { Message, State, View } from './state.ts';
import { topView } from './views.ts';
import { wordsOf } from './words.ts';

/** What somebody sees after an act of theirs. */
export type Seen = {
  /** New and changed messages of the app's, also those that only they see. */
  messages: readonly Message[];
  /** The modal in front of them, when it opened or changed. */
  view?: View;
  /** Their Home tab, when it was published. */
  home?: View;
  /** Field errors of a modal, by block. */
  errors?: Record<string, string>;
  /** What Slack's own client complains of. */
  error?: string;
  /** The words of the messages. */
  words: string;
  payload: Json;
};

const stamp = (it: Message): string => `${it.ts} ${it.edited?.ts ?? ''}`;

/** Messages that somebody can see: of their conversations, and those that only they see. */
export const visibleTo = (state: State, user: string): readonly Message[] =>
  state.messages.filter(
    (it) =>
      (it.onlyFor === undefined || it.onlyFor === user) &&
      (it.onlyFor === user || state.channels.get(it.channel)?.members.has(user) === true),
  );

/** Remembers what somebody sees now; what it returns tells what is new since. */
export function watch(state: State, user: string) {
  const before = new Set(visibleTo(state, user).map(stamp));
  const view = topView(state, user);
  const home = state.homes.get(user);
  return (payload: Json, shown: { error?: string; errors?: Record<string, string> }): Seen => {
    const messages = visibleTo(state, user).filter(
      (it) => !before.has(stamp(it)) && it.user === state.bot.userId,
    );
    const [newView, newHome] = [topView(state, user), state.homes.get(user)];
    return {
      messages,
      ...(newView === undefined || (newView.id === view?.id && newView.hash === view.hash)
        ? {}
        : { view: newView }),
      ...(newHome === undefined || newHome.hash === home?.hash ? {} : { home: newHome }),
      ...shown,
      words: messages.map((it) => wordsOf({ state, reader: user }, it)).join('\n'),
      payload,
    };
  };
}
