import { takeEmptyAck, takeOptions, takeViewAck } from './acknowledge.ts';
import type { Json } from './check-shape.ts';
import { blocksIn, elementsIn } from './check-surface.ts';
import { clientErrors, statePropertyOf, textIn, typedState } from './control-state.ts';
import { actionPayload, basePayload, findControl, type Surface, surfacePayload } from './payloads.ts';
import type { Room } from './person.ts';
import { type Seen, watch } from './seen.ts';
import type { Message, View } from './state.ts';
import { dropViews, makeTrigger, shownView } from './views.ts';

/** What is typed into a form: by block, or by `block/action` where a block has several controls. */
export type Typing = Readonly<Record<string, unknown>>;

/** Somebody in front of a modal, the Home tab or a select that searches. */
export function createForms({ state, user, act, deliver, offered }: Room) {
  /** The view as it stands now; the one that was given when it is no more. */
  const present = (view: View): View =>
    state.views.get(view.id) ??
    (state.homes.get(user.id)?.id === view.id ? state.homes.get(user.id) : undefined) ??
    view;

  function type(view: View, typing: Typing): void {
    const left = new Set(Object.keys(typing));
    for (const { block } of blocksIn(view.blocks))
      for (const element of elementsIn(block)) {
        const [blockId, actionId] = [String(block.block_id), String(element.action_id)];
        const name = [`${blockId}/${actionId}`, blockId].find((it) => it in typing);
        if (name === undefined || statePropertyOf(element) === undefined) continue;
        left.delete(name);
        const options = offered.get(blockId) ?? [];
        view.state.values[blockId] = {
          ...view.state.values[blockId],
          [actionId]: typedState(element, typing[name], options),
        };
      }
    if (left.size > 0) throw new Error(`The form has no input ${[...left].join(', ')}`);
  }

  async function closing(view: View, all: boolean, key: string | undefined): Promise<Seen> {
    const seen = watch(state, user.id);
    dropViews(state, user.id, all);
    const payload: Json = {
      ...basePayload(state, user),
      type: 'view_closed',
      view: shownView(view),
      is_cleared: all,
    };
    if (view.notify_on_close !== true) return seen(payload, {});
    return act({ kind: 'interactive', payload }, key, (it) => takeEmptyAck(state, it, 'a closed view'), seen);
  }

  return {
    /** Types into a modal and leaves it open. */
    fills(given: View, typing: Typing): void {
      type(present(given), typing);
    },
    /** Types and presses the submit button; Slack's client looks at required inputs and lengths itself. */
    async submits(given: View, typing: Typing = {}, key?: string): Promise<Seen> {
      const view = present(given);
      type(view, typing);
      const seen = watch(state, user.id);
      const errors = clientErrors(view.blocks, view.state.values);
      if (Object.keys(errors).length > 0) return seen({}, { errors });
      const payload = {
        ...basePayload(state, user),
        type: 'view_submission',
        trigger_id: makeTrigger(state, user.id, view.id),
        view: shownView(view),
        response_urls: [],
      };
      return act(
        { kind: 'interactive', payload },
        key,
        (it) => takeViewAck(state, it, user.id, present(view)),
        seen,
      );
    },
    /** Types, then presses a button inside the view (or chooses an option there). */
    async pressesInView(
      given: View,
      label: string,
      typing: Typing = {},
      option?: string,
      key?: string,
    ): Promise<Seen> {
      const view = present(given);
      type(view, typing);
      return pressOn({ state, user, act, deliver, offered }, { view }, label, option, key);
    },
    /** Types and closes the modal; with `all`, the whole stack. */
    async closes(
      given: View,
      typing: Typing = {},
      options: { all?: boolean; key?: string } = {},
    ): Promise<Seen> {
      const view = present(given);
      type(view, typing);
      return closing(view, options.all === true, options.key);
    },
    /** Types into a select that searches, and reads what it offers. */
    async looksUp(given: View | Message, block: string, query: string): Promise<readonly string[]> {
      const surface: Surface = 'root_view_id' in given ? { view: present(given) } : { message: given };
      const control = findControl(surface, block);
      const payload = {
        ...basePayload(state, user),
        ...surfacePayload(state, surface),
        type: 'block_suggestion',
        action_id: control.element.action_id,
        block_id: control.block.block_id,
        value: query,
      };
      const least = Number(control.element.min_query_length ?? 3);
      if (query.length < least) throw new Error(`This select searches from ${least} characters on`);
      const options = takeOptions(state, await deliver.interact({ kind: 'interactive', payload }));
      const id = String(control.block.block_id);
      offered.set(id, [...(offered.get(id) ?? []), ...options]);
      return options.map((it) => textIn(it.text));
    },
  };
}

/** Presses a control on a message or in a view. */
export async function pressOn(
  {
    state,
    user,
    act,
    urls,
    offered,
  }: Pick<Room, 'state' | 'user' | 'act' | 'deliver' | 'offered'> & Partial<Pick<Room, 'urls'>>,
  surface: Surface,
  label: string,
  option?: string,
  key?: string,
): Promise<Seen> {
  const seen = watch(state, user.id);
  const control = findControl(surface, label, option);
  const { element, block } = control;
  const hasOptions = element.type !== 'button' && option !== undefined;
  const asChoice = element.type === 'overflow' ? { ...element, type: 'static_select' } : element;
  const value = statePropertyOf(asChoice) === 'selected_options' ? [option] : option;
  const blockId = String(block.block_id);
  const chosen = hasOptions ? typedState(asChoice, value, offered.get(blockId)) : undefined;
  if (chosen !== undefined && element.type !== 'overflow') {
    const state_ = 'view' in surface ? surface.view.state : surface.message.state;
    const values = Object(state_.values);
    values[blockId] = { ...values[blockId], [String(element.action_id)]: chosen };
  }
  const view = 'view' in surface ? surface.view : undefined;
  const place = 'message' in surface ? surface.message : undefined;
  const payload: Json = {
    ...basePayload(state, user),
    type: 'block_actions',
    trigger_id: makeTrigger(state, user.id, view?.type === 'modal' ? view.id : undefined),
    ...surfacePayload(state, surface),
    ...(place === undefined || urls === undefined
      ? {}
      : {
          response_url: urls.make('actions', { channel: place.channel, user: user.id, message: place.ts }),
        }),
    actions: [actionPayload(state, control, chosen)],
  };
  return act({ kind: 'interactive', payload }, key, (it) => takeEmptyAck(state, it, 'a press'), seen);
}
