import { z } from 'zod';
import { type Form, type FormItem, field, link, type Option, type PersonRef } from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { say } from './copy.ts';
import { type About, aboutKinds, MAX_EVENT, MAX_RATING, MAX_TEXT, safeLink } from './rules.ts';

/** A goal or project of the receiver that feedback can be about, as a feature that has them offers it. */
export type AboutOption = { kind: 'goal' | 'project'; thing: string; label: string };

const subjectShape = z.object({
  to: z.string().optional(),
  request: z.string().optional(),
  link: z.string().optional(),
  /** What was typed for a name that nobody or several people have. */
  said: z.string().optional(),
  event: z.string().optional(),
});

/** What a form to give feedback is opened for. */
export type GiveSubject = z.infer<typeof subjectShape>;

/** Writes a subject; the same one finds the same draft. */
export const subjectOf = ({ to, request, link: url, said, event }: GiveSubject): string =>
  JSON.stringify({ to, request, link: url, said, event });

/** Reads a subject; what was not written here is none. */
export function readSubject(subject: string): GiveSubject | undefined {
  try {
    return subjectShape.safeParse(JSON.parse(subject)).data;
  } catch {
    return undefined;
  }
}

export type GiveView = {
  receiver: PersonRef | undefined;
  likely: PersonRef[];
  /** What was typed for the receiver, and whether several people fit it. */
  unclear: { said: string; several: boolean } | undefined;
  /** The manager who can be in the audience. */
  manager: PersonRef | undefined;
  /** Who asked about the receiver, if somebody else did: the audience is fixed then. */
  asker: PersonRef | undefined;
  link: string | null;
  abouts: readonly AboutOption[];
  event: string | undefined;
  more: boolean;
};

const GENERAL = 'general';

/** Writes an about as an option's value. */
const optionValue = (it: AboutOption): string => `${it.kind}:${it.thing}`;

/** Reads what was chosen; an event that is named counts as chosen. */
export function readAbout(
  chosen: string | undefined,
  event: string | undefined,
  options: readonly AboutOption[],
): About {
  const option = options.find((it) => optionValue(it) === chosen);
  if (option !== undefined) return { kind: option.kind, thing: option.thing, words: option.label };
  if (event !== undefined) return { kind: 'event', thing: null, words: event };
  const [general] = aboutKinds;
  return { kind: general, thing: null, words: null };
}

function audienceLine(locale: Locale, { receiver, asker, manager }: GiveView) {
  const words = say(locale);
  if (receiver === undefined) return words.audienceOpen();
  if (asker !== undefined) return words.audienceAsked({ name: receiver.name, asker: asker.name });
  return words.audience({ name: receiver.name, manager: manager?.name });
}

function personItems(locale: Locale, { receiver, likely, unclear }: GiveView): FormItem[] {
  if (receiver !== undefined) return [];
  const words = say(locale);
  const said = unclear === undefined ? undefined : { said: unclear.said };
  const problem = said && (unclear?.several === true ? words.several(said) : words.nobody(said));
  return [
    field({
      kind: 'person',
      name: 'to',
      label: words.to(),
      hint: problem ?? words.toHint(),
      required: true,
      lookup: 'feedback.colleague',
      likely,
    }),
  ];
}

function aboutItems(locale: Locale, { link: url, abouts, event }: GiveView): FormItem[] {
  const words = say(locale);
  if (url !== null) return [{ kind: 'text', text: words.aboutLink({ link: link(words.theMessage(), url) }) }];
  const options: Option[] = [
    { value: GENERAL, label: words.general() },
    { value: 'event', label: words.event() },
    ...abouts.map((it) => ({ value: optionValue(it), label: it.label })),
  ];
  return [
    field({
      kind: 'select',
      name: 'about',
      label: words.about(),
      options,
      initial: event === undefined ? GENERAL : 'event',
    }),
    field({
      kind: 'text',
      name: 'event',
      label: words.eventWords(),
      hint: words.eventHint(),
      maxLength: MAX_EVENT,
      ...(event === undefined ? {} : { initial: event }),
    }),
  ];
}

function textItems(locale: Locale): FormItem[] {
  const words = say(locale);
  const texts = [
    { name: 'strengths', label: words.strengths(), hint: words.strengthsHint() },
    { name: 'improvements', label: words.improvements(), hint: words.improvementsHint() },
    { name: 'nextSteps', label: words.nextSteps(), hint: words.nextStepsHint() },
  ];
  return texts.map((it) => field({ kind: 'long-text', maxLength: MAX_TEXT, ...it }));
}

function ratingItems(locale: Locale): FormItem[] {
  const words = say(locale);
  const ends = { kind: 'rating', max: MAX_RATING, lowest: words.lowest(), highest: words.highest() } as const;
  return [
    field({ ...ends, name: 'collaboration', label: words.collaboration() }),
    field({ ...ends, name: 'responsiveness', label: words.responsiveness() }),
  ];
}

function readersItems(locale: Locale, { receiver, manager, asker }: GiveView): FormItem[] {
  if (asker !== undefined || (receiver !== undefined && manager === undefined)) return [];
  const words = say(locale);
  const options: Option[] =
    receiver === undefined || manager === undefined
      ? [
          { value: 'receiver', label: words.onlyReceiverOpen() },
          { value: 'manager', label: words.withManagerOpen() },
        ]
      : [
          { value: 'receiver', label: words.onlyReceiver(receiver) },
          { value: 'manager', label: words.withManager({ name: receiver.name, manager: manager.name }) },
        ];
  return [
    field({
      kind: 'select',
      name: 'audience',
      label: words.readers(),
      hint: words.readersHint(),
      options,
      initial: 'receiver',
    }),
  ];
}

/** Draws the form with which feedback is given. */
export function giveForm(locale: Locale, view: GiveView): Form {
  const words = say(locale);
  return {
    title: view.receiver === undefined ? words.formTitle() : words.formTitleTo(view.receiver),
    audience: audienceLine(locale, view),
    items: [
      ...personItems(locale, view),
      ...aboutItems(locale, { ...view, link: safeLink(view.link ?? undefined) }),
      ...textItems(locale),
      ...(view.more ? ratingItems(locale) : []),
      ...readersItems(locale, view),
    ],
    submit: words.send(),
    buttons: [
      ...(view.more ? [] : [{ name: 'more', label: words.more() }]),
      { name: 'save-draft', label: words.saveDraft() },
      { name: 'send-anyway', label: words.sendAnyway() },
    ],
  };
}
