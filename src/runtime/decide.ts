import {
  type Context,
  type Event,
  type EventOf,
  type Line,
  lineText,
  type Outcome,
  type PostKind,
  plain,
  text,
} from '../chat/index.ts';
import { assertNever } from '../shared/assert-never.ts';
import { say } from './copy.ts';
import type { Forms } from './forms.ts';
import { MENU_CARD } from './menu.ts';
import type { Registry } from './registry.ts';
import type { TellApart } from './tell-apart.ts';

/** What the outbox knows of a message that somebody pressed. */
export type Pressed = { id: string; personId: string | undefined; kind: PostKind; why: string };

type Parts = {
  registry: Registry;
  forms: Forms;
  tellApart: TellApart;
  addressee: (personId: string) => Promise<string | undefined>;
  /** Whether the addressee of then is this person now. */
  isNow: (formerId: string, personId: string) => Promise<boolean>;
};

const notice = (words: string): Outcome => ({ reply: { kind: 'notice', text: plain(words) } });

/** Finds who handles an event and lets them decide; performs nothing. */
export function createDecide({ registry, forms, tellApart, addressee, isNow }: Parts) {
  async function decideCommand(ctx: Context, line: Line): Promise<Outcome> {
    if (ctx.actor.external) return notice(say(ctx.locale).guest());
    const found = registry.resolveCommand(line);
    if (found === undefined) return { reply: { kind: 'card', card: { card: MENU_CARD, thing: 'unknown' } } };
    return found.declaration.run(ctx, found.line);
  }

  /** Words without a slash: a command if it looks meant, else whoever waits for words, else a command after all, else the menu. */
  async function decideMessage(ctx: Context, event: EventOf<'message'>): Promise<Outcome> {
    if (lineText(event.line) === '') return {};
    const command = registry.resolveCommand(event.line);
    if (command?.certain === true) return decideCommand(ctx, event.line);
    if (event.place.kind === 'direct') {
      for (const feature of registry.features) {
        const outcome = await feature.message?.(ctx, event.line);
        if (outcome !== undefined) return outcome;
      }
    }
    return decideCommand(ctx, event.line);
  }

  /** Whether somebody may see a posted message: what stands in a channel belongs to nobody. */
  async function isFor({ actor }: Context, { personId: to }: Pressed): Promise<boolean> {
    return to === undefined || to === actor.personId || isNow(to, actor.personId);
  }

  async function decideRedraw(ctx: Context, pressed: Pressed | undefined): Promise<Outcome> {
    return pressed !== undefined && (await isFor(ctx, pressed)) ? { reply: { kind: 'redraw' } } : {};
  }

  async function decideAction(
    ctx: Context,
    event: EventOf<'action'>,
    pressed: Pressed | undefined,
  ): Promise<Outcome> {
    const declaration = registry.actions.get(event.action.name);
    if (pressed?.personId !== undefined && !(await isFor(ctx, pressed))) {
      const name = await addressee(pressed.personId);
      return notice(say(ctx.locale).notYours({ name: name ?? '…' }));
    }
    const payload = declaration?.payload.safeParse(event.action.payload);
    if (
      declaration === undefined ||
      event.action.version !== declaration.version ||
      payload?.success !== true
    ) {
      return { reply: { kind: 'redraw', toast: text`${say(ctx.locale).outdated()}` } };
    }
    const outcome = await declaration.run(ctx, payload.data as never, event.value);
    return outcome.reply === undefined ? { ...outcome, reply: { kind: 'redraw' } } : outcome;
  }

  async function decideShortcut(ctx: Context, event: EventOf<'shortcut'>): Promise<Outcome> {
    if (ctx.actor.external) return notice(say(ctx.locale).guest());
    const shortcut = registry.shortcuts.get(event.shortcut);
    return shortcut === undefined ? notice(say(ctx.locale).gone()) : shortcut.run(ctx, event.about);
  }

  async function decideLookup(ctx: Context, event: EventOf<'lookup'>): Promise<Outcome> {
    const lookup = ctx.actor.external ? undefined : registry.lookups.get(event.lookup);
    const options = lookup === undefined ? [] : await lookup(ctx, event.query);
    return { reply: { kind: 'options', options: await tellApart.options(options.slice(0, 20)) } };
  }

  return async function decide(ctx: Context, event: Event, pressed: Pressed | undefined): Promise<Outcome> {
    switch (event.kind) {
      case 'command':
        return decideCommand(ctx, [`/${event.command} `, ...event.line]);
      case 'message':
        return decideMessage(ctx, event);
      case 'shortcut':
        return decideShortcut(ctx, event);
      case 'action':
        return decideAction(ctx, event, pressed);
      case 'form-submitted':
      case 'form-pressed':
      case 'form-closed':
        return forms.decide(ctx, event);
      case 'lookup':
        return decideLookup(ctx, event);
      case 'more':
        return { reply: { kind: 'card', card: event.card } };
      case 'redraw':
        return decideRedraw(ctx, pressed);
      case 'home-opened':
        if (ctx.actor.external) return notice(say(ctx.locale).guest());
        return { reply: { kind: 'card', card: { card: MENU_CARD, thing: 'menu' } } };
      default:
        return assertNever(event, 'event');
    }
  };
}
