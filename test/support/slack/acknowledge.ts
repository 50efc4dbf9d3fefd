import { ApiError } from './api-args.ts';
import { isObject, type Json, list, objectsOf } from './check-shape.ts';
import { blocksIn } from './check-surface.ts';
import { selectOption } from './check-text.ts';
import { sayBack } from './response-urls.ts';
import type { State, View } from './state.ts';
import type { Delivered } from './transport.ts';
import { dropViews, needView, replaceView, showView } from './views.ts';

/** What Slack's client shows somebody whose act was not taken. */
export type Shown = { error?: string; errors?: Record<string, string> };

const CLIENT_ERROR = 'We had some trouble connecting. Try again?';

const refuse = (state: State, words: string): Shown => {
  state.violations.push(words);
  return { error: CLIENT_ERROR };
};

const failed = (it: Exclude<Delivered, { ok: true }>): Shown => ({
  error: it.reason.includes('timeout') ? 'operation_timeout' : 'dispatch_failed',
});

/** Shows what a slash command was answered with at once. */
export function takeCommandAck(state: State, it: Delivered, place: { channel: string; user: string }): Shown {
  if (!it.ok) return failed(it);
  if (it.body === undefined) return {};
  const body = typeof it.body === 'string' ? { text: it.body } : it.body;
  if (!isObject(body)) return refuse(state, 'a command was acknowledged with something else than a message');
  const said = sayBack(state, place, body);
  return 'problem' in said ? refuse(state, `command: ${said.problem}`) : {};
}

/** A press, a shortcut and a closed view are acknowledged with nothing. */
export function takeEmptyAck(state: State, it: Delivered, what: string): Shown {
  if (!it.ok) return failed(it);
  return it.body === undefined ? {} : refuse(state, `${what} was acknowledged with a body`);
}

function takeErrors(state: State, view: View, given: unknown): Shown {
  const inputs = blocksIn(view.blocks)
    .filter(({ block }) => block.type === 'input')
    .map(({ block }) => String(block.block_id));
  if (!isObject(given) || Object.keys(given).length === 0) return refuse(state, 'errors without a block');
  const errors: Record<string, string> = {};
  for (const [block, words] of Object.entries(given)) {
    if (typeof words !== 'string' || words === '') return refuse(state, `the error of ${block} has no words`);
    if (!inputs.includes(block)) return refuse(state, `the error of ${block} is not on an input block`);
    errors[block] = words;
  }
  return { errors };
}

/** Does to the modals what the acknowledgement of a submitted view says. */
export function takeViewAck(state: State, it: Delivered, user: string, view: View): Shown {
  if (!it.ok) return failed(it);
  if (it.body === undefined) {
    dropViews(state, user, view.clear_on_close === true);
    return {};
  }
  const body: Json = isObject(it.body) ? it.body : {};
  try {
    switch (body.response_action) {
      case 'errors':
        return takeErrors(state, view, body.errors);
      case 'update':
        replaceView(state, view, needView(body.view, 'modal'));
        return {};
      case 'push':
        showView(state, user, needView(body.view, 'modal'), true);
        return {};
      case 'clear':
        dropViews(state, user, true);
        return {};
      default:
        return refuse(state, `unknown response_action ${String(body.response_action)}`);
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return refuse(state, `view: ${error.message} ${JSON.stringify(error.more)}`);
  }
}

/** Reads the options that a typed query was answered with. */
export function takeOptions(state: State, it: Delivered): readonly Json[] {
  if (!it.ok || !isObject(it.body)) {
    state.violations.push('a query for options was not answered');
    return [];
  }
  const groups = objectsOf(it.body.option_groups);
  const options = [...objectsOf(it.body.options), ...groups.flatMap((group) => objectsOf(group.options))];
  const problems = list(0, 100, selectOption)(options, '/options');
  if (problems.length === 0) return options;
  state.violations.push(...problems);
  return [];
}
