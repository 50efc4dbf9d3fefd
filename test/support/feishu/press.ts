import { checkAnswer } from './check-card.ts';
import { isObject, type Json, objectOf, objectsOf, taggedIn } from './check-shape.ts';
import type { Deliver } from './deliver.ts';
import { replaceCard } from './methods-messages.ts';
import { idsOf } from './people.ts';
import { knownTo, type Message, type State, type User } from './state.ts';
import type { Delivered } from './transport.ts';

export type Toast = { type: string; words: string };
/** What a client shows for a callback that came to nothing (feishu.md section 11). */
const errors: Readonly<Record<string, number>> = {
  timeout: 200341,
  connection: 200343,
  status: 200671,
  handler: 200671,
};

const contentOf = (it: unknown): string => String(objectOf(it).content ?? '');

function callbackIn(it: Json): unknown {
  const callback = objectsOf(it.behaviors).find((one) => one.type === 'callback');
  return callback?.value;
}

/** Finds what somebody means by a label, and what using it reports. */
export function actionFor(card: Json, label: string, option?: string): Json {
  const all = taggedIn(card);
  const button = all.find((it) => it.tag === 'button' && contentOf(it.text) === label);
  if (button !== undefined) {
    if (button.disabled === true) throw new Error(`${label} is disabled`);
    return {
      tag: 'button',
      value: callbackIn(button),
      ...(button.name === undefined ? {} : { name: button.name }),
    };
  }
  const menus = all.filter((it) => it.tag === 'overflow');
  for (const menu of menus) {
    const found = objectsOf(menu.options).find((it) => contentOf(it.text) === label);
    if (found !== undefined)
      return { tag: 'overflow', option: found.value, value: callbackIn(menu) ?? menu.value };
  }
  const selects = all.filter((it) => it.tag === 'select_static' && contentOf(it.placeholder) === label);
  for (const select of selects) {
    const found = objectsOf(select.options).find((it) => contentOf(it.text) === option);
    if (found !== undefined) return { tag: 'select_static', option: found.value, value: callbackIn(select) };
  }
  throw new Error(`Nothing in the card is called ${label}${option === undefined ? '' : ` with ${option}`}`);
}

/** Whether a form's button sends the whole form. */
export const isSubmit = (card: Json, label: string): boolean =>
  taggedIn(card).some(
    (it) => it.tag === 'button' && it.form_action_type === 'submit' && contentOf(it.text) === label,
  );

/** Makes the callback of an act on a card. */
export function callbackOf(state: State, deliver: Deliver, user: User, message: Message, action: Json): Json {
  const token = state.next('c-');
  state.presses.set(token, { message: message.message_id, at: state.now(), answered: false, uses: 0 });
  const payload = deliver.envelope('card.action.trigger', {
    operator: { tenant_key: user.tenant_key, ...idsOf(user) },
    token,
    action,
    host: 'im_message',
    context: { open_message_id: message.message_id, open_chat_id: message.chat_id },
  });
  const header = objectOf(payload.header);
  // Callbacks count in microseconds.
  return { ...payload, header: { ...header, create_time: `${state.now()}000` } };
}

function toastIn(body: Json, user: User): Toast | undefined {
  if (!isObject(body.toast)) return undefined;
  const { type, content, i18n } = body.toast;
  return { type: String(type), words: String(objectOf(i18n)[user.language] ?? content ?? '') };
}

/** Shows what the app answered; a wrong answer is an error to the person, and of it the app hears nothing. */
function show(
  state: State,
  message: Message,
  user: User,
  outcome: Delivered,
): { toast?: Toast; error?: number } {
  if (!outcome.ok) return { error: errors[outcome.reason] ?? 200671 };
  const body = outcome.body ?? {};
  const problems = checkAnswer(body, knownTo(state));
  if (problems.length > 0 || !isObject(body)) {
    state.violations.push(...problems.map((it) => `callback: ${it}`));
    return { error: problems.some((it) => it.startsWith('200673')) ? 200673 : 200672 };
  }
  const card = objectOf(body.card).data;
  if (isObject(card)) replaceCard(state, message, card);
  const toast = toastIn(body, user);
  return toast === undefined ? {} : { toast };
}

/** Delivers a callback, and shows its answer. What was updated before the answer is as it was (feishu.md section 12). */
export async function press(
  state: State,
  deliver: Deliver,
  user: User,
  message: Message,
  payload: Json,
): Promise<{ toast?: Toast; error?: number }> {
  const before = { card: message.card, updated: message.updated };
  const outcome = await deliver.ask(payload);
  const pressed = state.presses.get(String(objectOf(payload.event).token));
  if (pressed !== undefined) pressed.answered = true;
  if (outcome.ok && message.updated !== before.updated && before.card !== undefined)
    replaceCard(state, message, before.card);
  return show(state, message, user, outcome);
}
