import {
  type Account,
  type Action,
  type Answer,
  type Button,
  type Card,
  type Event,
  type Field,
  fieldsOf,
  type Line,
  type MessageRef,
  type Place,
  type RawValue,
  type RawValues,
  type Receive,
} from '../chat/index.ts';
import type { Clock } from '../shared/clock.ts';
import type { NewId } from '../shared/ids.ts';

/** What is on somebody's screen, newest last. */
export type Screen = (accountId: string) => Promise<readonly { ref: MessageRef; cards: readonly Card[] }[]>;

type Parts = {
  /** Puts the cards of an answer in a pressed message's place, as the chat does. */
  replace: (ref: MessageRef, cards: Card[]) => Promise<unknown>;

  receive: Receive;
  screen: Screen;
  account: (id: string) => Account;
  clock: Clock;
  newId: NewId;
};

const buttonsOf = (card: Card): Button[] =>
  card.elements.flatMap((element) => (element.kind === 'buttons' ? element.buttons : []));

const selectsOf = (card: Card) =>
  card.elements.flatMap((element) => (element.kind === 'select' ? [element] : []));

/** Ticks off all but the newest of several things: people keep most of what they promised. */
function settle(field: Field): [string, RawValue][] {
  if (field.kind !== 'done-list') return [];
  const last = field.items.length - 1;
  return [
    [
      field.name,
      Object.fromEntries(field.items.map((it, i) => [it.id, i < last || last === 0 ? 'done' : 'open'])),
    ],
  ];
}

/** Acts for a person of the story as their chat would: presses what is on their screen, fills in what opens. */
export function createActor({ receive, screen, replace, account, clock, newId }: Parts) {
  const base = (id: string) => ({
    key: newId(),
    at: clock.now(),
    actor: account(id),
    place: { kind: 'direct' } as const,
    canOpenForm: true,
  });

  async function act(id: string, ref: MessageRef, action: Action, value?: string): Promise<Answer> {
    const event: Event = {
      ...base(id),
      kind: 'action',
      action,
      message: ref,
      ...(value === undefined ? {} : { value }),
    };
    const answer = await receive(event);
    if (answer.kind === 'cards' && answer.where === 'replace') await replace(ref, answer.cards);
    return answer;
  }

  return {
    /** Types a command, as one does to answer before the prompt comes, or to thank somebody in a channel. */
    type: (
      id: string,
      command: string,
      line: Line = [],
      place: Place = { kind: 'direct' },
    ): Promise<Answer> => receive({ ...base(id), place, kind: 'command', command, line }),
    /** Presses the newest button that carries an action; false if there is none. */
    async press(id: string, action: string): Promise<Answer | undefined> {
      for (const { ref, cards } of (await screen(id)).toReversed()) {
        const button = cards.flatMap(buttonsOf).find((it) => it.action.name === action);
        if (button !== undefined) return act(id, ref, button.action);
      }
      return undefined;
    },
    /** Chooses a value in the newest select that carries an action. */
    async choose(id: string, action: string, value: string): Promise<Answer | undefined> {
      for (const { ref, cards } of (await screen(id)).toReversed()) {
        const select = cards.flatMap(selectsOf).find((it) => it.action.name === action);
        if (select !== undefined) return act(id, ref, select.action, value);
      }
      return undefined;
    },
    /** Fills in the form that was opened and submits it; a longer variant is opened when a field needs it. */
    async submit(id: string, opened: Answer | undefined, values: RawValues): Promise<Answer | undefined> {
      if (opened?.kind !== 'form') return undefined;
      const { instance } = opened;
      const names = (answer: Answer) =>
        answer.kind === 'form' ? fieldsOf(answer.form).map((it) => it.name) : [];
      const missing = Object.keys(values).some((name) => !names(opened).includes(name));
      const form = missing
        ? await receive({ ...base(id), kind: 'form-pressed', instance, button: 'more', values: {} })
        : opened;
      const known = names(form);
      const settled = form.kind === 'form' ? fieldsOf(form.form).flatMap(settle) : [];
      const typed = Object.entries(values).filter((entry): entry is [string, RawValue] =>
        known.includes(entry[0]),
      );
      return receive({
        ...base(id),
        kind: 'form-submitted',
        instance,
        values: Object.fromEntries([...settled, ...typed]),
      });
    },
  };
}

export type DemoActor = ReturnType<typeof createActor>;
