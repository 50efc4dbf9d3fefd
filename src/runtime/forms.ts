import {
  type Context,
  type Directory,
  type Event,
  type EventOf,
  type Form,
  type FormDeclaration,
  type FormRef,
  type Outcome,
  plainText,
  type RawValues,
} from '../chat/index.ts';
import type { Log } from '../shared/log.ts';
import type { Write } from '../storage/store.ts';
import { say } from './copy.ts';
import { differs, hasMore, joinTyped, prefill } from './prefill.ts';
import type { Registry } from './registry.ts';
import type { FormInstance, RuntimeStore } from './store.ts';
import type { TellApart } from './tell-apart.ts';
import { type Known, peopleNamed, validateValues } from './validate-values.ts';

type Parts = {
  registry: Registry;
  own: RuntimeStore;
  directory: Pick<Directory, 'names'>;
  tellApart: TellApart;
  log: Log;
};
type Typed = EventOf<'form-submitted' | 'form-pressed' | 'form-closed'>;

/** Names the one answer that an instance of a form gets, however it is sent. */
export const submissionKey = (instance: string): string => `submit:${instance}`;

/** The variant that the button **More** opens. */
const LONGER = 'more';

type Drawn = { form: string; subject: string; variant: string | undefined };

export type OpenForm = { instance: string; form: Form; write: Write[] };

const known = (directory: Pick<Directory, 'names'>, form: Form, raw: RawValues): Promise<Known> => {
  const ids = peopleNamed(form, raw);
  return ids.length === 0 ? Promise.resolve(new Map()) : directory.names(ids);
};

/** Serves forms: opens instances, keeps drafts, and hands validated values to the feature. */
export function createForms({ registry, own, directory, tellApart }: Parts) {
  const declarationOf = (name: string): FormDeclaration => {
    const declaration = registry.forms.get(name);
    if (declaration === undefined) throw new Error(`No feature declares the form ${name}`);
    return declaration;
  };

  const draw = (ctx: Context, it: Drawn, typed: RawValues) =>
    declarationOf(it.form).open(ctx, { subject: it.subject, variant: it.variant, typed });

  const draftKey = (ctx: Context, it: { form: string; subject: string }) => ({
    ownerId: ctx.actor.personId,
    form: it.form,
    subject: it.subject,
  });

  /** Draws the form for what a draft holds: its longer shape if something was typed there. */
  async function drawFor(ctx: Context, ref: FormRef, draft: RawValues) {
    const typed = { ...draft, ...ref.values };
    const drawn = await draw(ctx, { ...ref, variant: ref.variant }, typed);
    if ('refused' in drawn || ref.variant !== undefined || !hasMore(drawn, draft))
      return { drawn, variant: ref.variant };
    return { drawn: await draw(ctx, { ...ref, variant: LONGER }, typed), variant: LONGER };
  }

  /** Opens a form as a new instance, or in an old one's place, with what was typed before. */
  async function open(
    ctx: Context,
    ref: FormRef,
    instead?: FormInstance,
  ): Promise<OpenForm | { refused: Outcome }> {
    const draft = instead === undefined ? ((await own.draft(draftKey(ctx, ref))) ?? {}) : {};
    const { drawn, variant } = await drawFor(ctx, ref, draft);
    if ('refused' in drawn) return drawn;
    const typed = joinTyped(drawn, draft, ref.values ?? {});
    const form = await tellApart.form(prefill(drawn, typed, await known(directory, drawn, typed)));
    if (instead !== undefined) {
      return {
        instance: instead.id,
        form,
        write: [own.moveInstance(instead.id, { variant: variant ?? null })],
      };
    }
    const instance: FormInstance = {
      id: ctx.newId(),
      form: ref.form,
      subject: ref.subject,
      variant,
      ownerId: ctx.actor.personId,
      version: drawn.version,
    };
    return { instance: instance.id, form, write: [own.openInstance(instance, ctx.now)] };
  }

  /** Keeps what a form held, beside what another device typed into fields that this shape does not have. */
  async function keepTyped(ctx: Context, it: FormInstance, values: RawValues): Promise<Write[]> {
    const key = draftKey(ctx, it);
    // In an array: a statement by itself would be awaited, and awaiting a write throws.
    return [own.keepDraft(key, { ...(await own.draft(key)), ...values }, ctx.now)];
  }

  const expired = (ctx: Context): Outcome => ({
    reply: { kind: 'form-errors', form: say(ctx.locale).expiredForm(), expired: true },
  });

  /** Somebody else's form says whose it is, and stays as it is. */
  async function notTheirs(ctx: Context, { ownerId }: FormInstance): Promise<Outcome> {
    const name = (await directory.names([ownerId])).get(ownerId) ?? '…';
    return { reply: { kind: 'form-errors', form: say(ctx.locale).notYours({ name }) } };
  }

  /** Keeps what was typed when the form itself is refused, with the refusal's own words on the form. */
  async function refuse(
    ctx: Context,
    instance: FormInstance,
    values: RawValues,
    refused: Outcome,
  ): Promise<Outcome> {
    const words =
      refused.reply?.kind === 'notice'
        ? plainText(refused.reply.text, ctx.actor)
        : say(ctx.locale).expiredForm();
    return {
      write: await keepTyped(ctx, instance, values),
      reply: { kind: 'form-errors', form: words, over: true },
    };
  }

  async function submit(ctx: Context, event: Typed, instance: FormInstance): Promise<Outcome> {
    const form = await draw(ctx, instance, event.values);
    if ('refused' in form) return refuse(ctx, instance, event.values, form.refused);
    const read = validateValues(form, event.values, await known(directory, form, event.values), ctx.locale);
    if (!read.ok) return { reply: { kind: 'form-errors', fields: read.error } };
    const declaration = declarationOf(instance.form);
    const values = declaration.values.safeParse(read.value);
    if (!values.success) return { reply: { kind: 'form-errors', fields: fieldErrors(values.error.issues) } };
    const { subject, variant, version } = instance;
    const submission = { subject, variant, version, instance: instance.id, values: values.data };
    const outcome = await declaration.submit(ctx, submission as never);
    if (outcome.reply?.kind === 'form-errors') return withVersion(outcome, instance);
    return { ...outcome, write: [...(outcome.write ?? []), own.dropDraft(draftKey(ctx, instance))] };
  }

  function withVersion(outcome: Outcome, instance: FormInstance): Outcome {
    if (outcome.reply?.kind !== 'form-errors' || outcome.reply.version === undefined) return outcome;
    const moved = own.moveInstance(instance.id, { version: outcome.reply.version });
    return { ...outcome, write: [...(outcome.write ?? []), moved] };
  }

  async function press(
    ctx: Context,
    event: EventOf<'form-pressed'>,
    instance: FormInstance,
  ): Promise<Outcome> {
    const { values } = event;
    const sent = await own.settledReply(submissionKey(instance.id));
    // A second press of a button that sent the form, or any other after it: nothing is left to keep.
    if (sent !== undefined) return { reply: sent };
    if (event.button === 'save-draft') {
      const write = await keepTyped(ctx, instance, values);
      return {
        write,
        reply: { kind: 'notice', text: [{ kind: 'plain', text: say(ctx.locale).draftSaved() }] },
      };
    }
    if (event.button === 'more' || event.button === 'less') {
      const variant = event.button === 'more' ? { variant: LONGER } : {};
      return {
        reply: { kind: 'form', form: { form: instance.form, subject: instance.subject, values, ...variant } },
      };
    }
    const declaration = declarationOf(instance.form);
    if (declaration.press === undefined) return expired(ctx);
    const { subject, variant, version, id } = instance;
    const outcome = await declaration.press(ctx, {
      subject,
      variant,
      version,
      instance: id,
      button: event.button,
      values,
    });
    // A button that neither keeps the form open nor shows another is done with it, as Submit is.
    const stays = outcome.reply === undefined || ['form', 'form-errors'].includes(outcome.reply.kind);
    if (stays || (outcome.write ?? []).length === 0) return withVersion(outcome, instance);
    const settled = own.settle(submissionKey(id), outcome.reply ?? { kind: 'nothing' }, ctx.now);
    const write = [...(outcome.write ?? []), own.dropDraft(draftKey(ctx, instance)), settled];
    return { ...outcome, write };
  }

  async function close(ctx: Context, event: Typed, instance: FormInstance): Promise<Outcome> {
    // What was sent is no draft.
    if ((await own.settledReply(submissionKey(instance.id))) !== undefined) return {};
    const form = await draw(ctx, instance, event.values);
    if ('refused' in form || !differs(form, event.values)) return {};
    return { write: await keepTyped(ctx, instance, event.values) };
  }

  /** Decides a typed form event. */
  async function decide(ctx: Context, event: Typed): Promise<Outcome> {
    const instance = await own.instance(event.instance);
    if (instance === undefined || !registry.forms.has(instance.form)) return expired(ctx);
    if (instance.ownerId !== ctx.actor.personId) return notTheirs(ctx, instance);
    if (event.kind === 'form-submitted') return submit(ctx, event, instance);
    if (event.kind === 'form-pressed') return press(ctx, event, instance);
    return close(ctx, event, instance);
  }

  /** Draws the form of an event once more, with everything that was typed. */
  async function again(ctx: Context, event: Event): Promise<{ instance: string; form: Form } | undefined> {
    if (event.kind !== 'form-submitted' && event.kind !== 'form-pressed') return undefined;
    const instance = await own.instance(event.instance);
    if (instance?.ownerId !== ctx.actor.personId || !registry.forms.has(instance.form)) return undefined;
    const drawn = await draw(ctx, instance, event.values);
    if ('refused' in drawn) return undefined;
    const form = prefill(drawn, event.values, await known(directory, drawn, event.values));
    return { instance: instance.id, form: await tellApart.form(form) };
  }

  return {
    open,
    decide,
    again,
    has: (form: string): boolean => registry.forms.has(form),
    instance: own.instance,
    /** Finds what was answered when an instance was sent, by Submit or by a button of its own. */
    sent: (instance: string) => own.settledReply(submissionKey(instance)),
    /** Keeps the words that came with a form that cannot open now, behind those of an earlier draft. */
    async keepDraft(ctx: Context, ref: FormRef): Promise<Write[]> {
      if (ref.values === undefined) return [];
      const drawn = await draw(ctx, { ...ref, variant: ref.variant }, ref.values);
      if ('refused' in drawn) return [];
      const values = joinTyped(drawn, (await own.draft(draftKey(ctx, ref))) ?? {}, ref.values);
      return [own.keepDraft(draftKey(ctx, ref), values, ctx.now)];
    },
  };
}

const fieldErrors = (issues: readonly { path: PropertyKey[]; message: string }[]): Record<string, string> =>
  Object.fromEntries(issues.map((issue) => [String(issue.path[0] ?? ''), issue.message]));

export type Forms = ReturnType<typeof createForms>;
