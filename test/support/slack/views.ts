import { ApiError, jsonArg, type Methods, needArg, textArg } from './api-args.ts';
import { isObject, type Json, objectsOf } from './check-shape.ts';
import { checkView, isTooLarge } from './check-view.ts';
import { stateOf } from './control-state.ts';
import type { State, Trigger, View } from './state.ts';

/** Slack shows at most three modals over each other. */
const DEEPEST = 3;

/** Gives every block and control the ids that were left out, as Slack does. */
export function withIds(state: State, blocks: readonly Json[]): Json[] {
  const id = () => state.ids.next('').slice(0, 5);
  const named = (it: unknown): unknown =>
    isObject(it) &&
    typeof it.type === 'string' &&
    !['image', 'plain_text', 'mrkdwn'].includes(it.type) &&
    !it.type.startsWith('rich_text')
      ? { ...it, action_id: it.action_id ?? id() }
      : it;
  return blocks.map((block) => ({
    block_id: id(),
    ...block,
    ...(block.type === 'actions' ? { elements: objectsOf(block.elements).map(named) } : {}),
    ...(block.accessory === undefined ? {} : { accessory: named(block.accessory) }),
    ...(block.element === undefined ? {} : { element: named(block.element) }),
    ...(block.child_blocks === undefined
      ? {}
      : { child_blocks: withIds(state, objectsOf(block.child_blocks)) }),
  }));
}

/** Demands a view that Slack takes. */
export function needView(given: unknown, type: 'modal' | 'home'): Json {
  if (!isObject(given)) throw new ApiError('invalid_arguments');
  if (isTooLarge(given)) throw new ApiError('view_too_large');
  const problems = checkView(given);
  if (given.type !== type) problems.push(`[ERROR] must be a ${type} view [json-pointer:/view/type]`);
  if (problems.length > 0)
    throw new ApiError('invalid_arguments', { response_metadata: { messages: problems } });
  return given;
}

const external = (state: State, id: string): View | undefined =>
  [...state.views.values()].find((it) => it.external_id !== '' && it.external_id === id);

function buildView(
  state: State,
  given: Json,
  base: { id: string; root: string; previous: string | null; before?: View },
): View {
  const externalId = String(given.external_id ?? '');
  const other = external(state, externalId);
  if (other !== undefined && other.id !== base.id) throw new ApiError('duplicate_external_id');
  const blocks = withIds(state, objectsOf(given.blocks));
  return {
    private_metadata: '',
    callback_id: '',
    clear_on_close: false,
    notify_on_close: false,
    submit: null,
    close: null,
    ...given,
    type: String(given.type),
    id: base.id,
    team_id: state.team.id,
    blocks,
    state: { values: stateOf(blocks, base.before?.state.values) },
    hash: state.ids.hash(),
    external_id: externalId,
    root_view_id: base.root,
    previous_view_id: base.previous,
    app_id: state.bot.appId,
    app_installed_team_id: state.team.id,
    bot_id: state.bot.id,
  } as View;
}

export const stackOf = (state: State, user: string): readonly string[] => state.stacks.get(user) ?? [];

/** Finds the modal that a person has in front of them. */
export const topView = (state: State, user: string): View | undefined =>
  state.views.get(stackOf(state, user).at(-1) ?? '');

/** Opens a modal over everything, or over the present one. */
export function showView(state: State, user: string, given: Json, over: boolean): View {
  const stack = over ? stackOf(state, user) : [];
  if (stack.length >= DEEPEST) throw new ApiError('push_limit_reached');
  const id = state.ids.next('V');
  const view = buildView(state, given, { id, root: stack[0] ?? id, previous: stack.at(-1) ?? null });
  if (!over) for (const old of stackOf(state, user)) state.views.delete(old);
  state.views.set(id, view);
  state.stacks.set(user, [...stack, id]);
  return view;
}

/** Puts another view in the place of one; what was typed stays where ids are the same. */
export function replaceView(state: State, old: View, given: Json): View {
  const view = buildView(state, given, {
    id: old.id,
    root: old.root_view_id,
    previous: old.previous_view_id,
    before: old,
  });
  state.views.set(old.id, view);
  return view;
}

/** Takes the uppermost modal away, or all of them. */
export function dropViews(state: State, user: string, all: boolean): void {
  const stack = [...stackOf(state, user)];
  for (const id of all ? stack : stack.slice(-1)) state.views.delete(id);
  state.stacks.set(user, all ? [] : stack.slice(0, -1));
}

/** Takes the one use that a trigger has, within its time. */
export function useTrigger(state: State, id: string | undefined): Trigger {
  if (id === undefined || !/^\d+\.\d+\.[a-z0-9]+$/.test(id)) throw new ApiError('invalid_trigger_id');
  const trigger = state.triggers.get(id);
  if (trigger === undefined) throw new ApiError('invalid_trigger_id');
  if (trigger.used) throw new ApiError('exchanged_trigger_id');
  if (Date.now() > trigger.expires) throw new ApiError('expired_trigger_id');
  trigger.used = true;
  return trigger;
}

/** Makes a trigger for somebody's act. */
export function makeTrigger(state: State, user: string, view?: string): string {
  const id = state.ids.trigger();
  const trigger = { user, expires: Date.now() + state.triggerMs, used: false };
  state.triggers.set(id, view === undefined ? trigger : { ...trigger, view });
  return id;
}

/** A view as the app is told of it. */
export const shownView = (view: View): Json => structuredClone(view);

function update(state: State, args: Json): Json {
  const id = textArg(args, 'view_id');
  const old = id === undefined ? external(state, needArg(args, 'external_id')) : state.views.get(id);
  const given = needView(jsonArg(args, 'view'), 'modal');
  if (old === undefined) throw new ApiError('not_found');
  const hash = textArg(args, 'hash');
  if (hash !== undefined && hash !== old.hash) throw new ApiError('hash_conflict');
  return { view: shownView(replaceView(state, old, given)) };
}

function publish(state: State, args: Json): Json {
  const user = needArg(args, 'user_id');
  if (!state.users.has(user)) throw new ApiError('invalid_arguments');
  if (!state.homeTab) throw new ApiError('not_enabled');
  const given = needView(jsonArg(args, 'view'), 'home');
  const old = state.homes.get(user);
  const hash = textArg(args, 'hash');
  if (hash !== undefined && hash !== old?.hash) throw new ApiError('hash_conflict');
  const id = old?.id ?? state.ids.next('V');
  const view = buildView(state, given, { id, root: id, previous: null });
  state.homes.set(user, view);
  return { view: shownView(view) };
}

const openOrPush = (over: boolean) => (state: State, args: Json) => {
  const given = needView(jsonArg(args, 'view'), 'modal');
  const trigger = useTrigger(state, textArg(args, 'trigger_id') ?? textArg(args, 'interactivity_pointer'));
  if (over && trigger.view === undefined) throw new ApiError('view_not_found');
  return { view: shownView(showView(state, trigger.user, given, over)) };
};

/** `views.*`. */
export const viewMethods: Methods = {
  'views.open': { run: openOrPush(false) },
  'views.push': { run: openOrPush(true) },
  'views.update': { run: update },
  'views.publish': { run: publish },
};
