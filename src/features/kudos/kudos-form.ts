import { z } from 'zod';
import {
  type Context,
  defineForm,
  type Field,
  type Form,
  type FormItem,
  field,
  type PersonRef,
  plainText,
} from '../../chat/index.ts';
import type { Locale } from '../../shared/locale.ts';
import { say } from './copy.ts';
import type { Draft } from './drafts/store.ts';
import { EMPTY, type Giving } from './give-kudos.ts';
import { judgeKudos, type Parts, toChooseFrom } from './judge-kudos.ts';
import {
  fieldOf,
  MAX_GIFT,
  MAX_REASON,
  MAX_RECEIVERS,
  nothingTyped,
  type Problem,
  pointsLeft,
  type Typed,
} from './rules.ts';
import { MAX_VALUES_NAMED, type Value, valueName } from './values/rules.ts';

/** People offered before anything is typed (decision 10). */
const MOST_LIKELY = 15;

/** What the form shows. */
export type KudosFormView = {
  /** The channel it was opened in, if it will be shown there. */
  channel: string | undefined;
  typed: Typed;
  problems: readonly Problem[];
  receivers: readonly PersonRef[];
  likely: readonly PersonRef[];
  values: readonly Value[];
  left: number;
};

const submitted = z.object({
  receivers: z.array(z.string()),
  reason: z.string(),
  values: z.array(z.string()).optional(),
  points: z.number().optional(),
});

/** More than a long text takes is shown beside it, so that nothing typed is lost. */
function reasonOf(typed: Typed): { fits: string; rest: string } {
  const characters = [...typed.reason];
  return { fits: characters.slice(0, MAX_REASON).join(''), rest: characters.slice(MAX_REASON).join('') };
}

function fieldsOf(locale: Locale, view: KudosFormView): Field[] {
  const words = say(locale);
  const { typed, values } = view;
  const { fits } = reasonOf(typed);
  const active = values.filter((it) => it.active);
  const [points] = typed.points;
  const named = typed.values.filter((id) => active.some((it) => it.id === id)).slice(0, MAX_VALUES_NAMED);
  const options = active.map((it) => ({ value: it.id, label: valueName(it, locale) }));
  return [
    {
      kind: 'people',
      name: 'receivers',
      label: words.receivers(),
      hint: words.receiversHint(),
      required: true,
      lookup: 'kudos.colleague',
      likely: [...view.likely],
      max: MAX_RECEIVERS,
      initial: view.receivers.slice(0, MAX_RECEIVERS),
    },
    {
      kind: 'long-text',
      name: 'reason',
      label: words.reason(),
      hint: words.reasonHint(),
      required: true,
      maxLength: MAX_REASON,
      ...(fits === '' ? {} : { initial: fits }),
    },
    {
      kind: 'several',
      name: 'values',
      label: words.valuesLabel(),
      hint: words.valuesHint(),
      options,
      max: MAX_VALUES_NAMED,
      initial: named,
    },
    {
      kind: 'number',
      name: 'points',
      label: words.pointsField(),
      hint: words.pointsHint({ left: view.left, max: MAX_GIFT }),
      min: 0,
      ...(points === undefined || points === 0 ? {} : { initial: points }),
    },
  ];
}

/** Draws the form for a kudos, with all that is not right yet above its fields. */
export function kudosForm(locale: Locale, view: KudosFormView): Form {
  const words = say(locale);
  const { rest } = reasonOf(view.typed);
  const above: FormItem[] = view.problems.map((problem) => ({
    kind: 'text',
    text: words.bullet({ problem }),
  }));
  return {
    title: words.formTitle(),
    audience:
      view.channel === undefined ? words.audienceElsewhere() : words.audienceHere({ name: view.channel }),
    items: [
      ...(above.length === 0 ? [] : [{ kind: 'heading' as const, text: words.toCorrect() }, ...above]),
      ...(rest === '' ? [] : [{ kind: 'note' as const, text: words.notFitted({ words: rest }) }]),
      ...fieldsOf(locale, view).map(field),
    ],
    submit: words.send(),
    buttons: [],
  };
}

/** What nobody has filled in yet is no mistake. */
const problemsToShow = (typed: Typed, problems: readonly Problem[]): Problem[] =>
  problems.filter((it) => typed.reason !== '' || (it.kind !== 'short' && it.kind !== 'nobody'));

const typedOf = (values: z.infer<typeof submitted>): Typed => ({
  ...nothingTyped,
  receiverIds: values.receivers,
  reason: values.reason,
  values: values.values ?? [],
  points: values.points === undefined ? [] : [values.points],
});

/** Puts each problem at its field, several at one below each other. */
function errorsOf(ctx: Context, problems: readonly Problem[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const problem of problems) {
    const name = fieldOf(problem);
    const said = say(ctx.locale).problem({ problem });
    errors[name] = errors[name] === undefined ? said : `${errors[name]}\n${said}`;
  }
  return errors;
}

/** Makes the form: opened empty, for a message's author, or with a line that is not right yet. */
export function createKudosForm(parts: Parts & { giving: Giving }) {
  const { own, people, giving } = parts;

  async function draftOf(ctx: Context, id: string): Promise<Draft | undefined> {
    const draft = await own.draft(id);
    return draft?.giverId === ctx.actor.personId && draft.state === 'open' ? draft : undefined;
  }

  /** Those a typed name may mean come first, then the giver's own team. */
  async function likelyFor(ctx: Context, typed: Typed): Promise<PersonRef[]> {
    const [candidates, me] = await Promise.all([
      people.persons(typed.unclear.flatMap((it) => it.candidateIds)),
      people.person(ctx.actor.personId),
    ]);
    const team = me?.teamId === undefined ? [] : await people.membersOf(me.teamId);
    const others = team.filter((it) => it.id !== ctx.actor.personId && !candidates.has(it.id));
    return toChooseFrom([...candidates.values(), ...others].slice(0, MOST_LIKELY));
  }

  return defineForm({
    values: submitted,
    async open(ctx, { subject }) {
      const draft = await draftOf(ctx, subject);
      if (draft?.typed === undefined)
        return { refused: { reply: { kind: 'notice', text: say(ctx.locale).gone() } } };
      const { typed, place } = draft;
      const [judged, { list }] = await Promise.all([judgeKudos(parts, ctx, typed), own.values()]);
      const ref = ({ id, name }: PersonRef): PersonRef => ({ id, name });
      return kudosForm(ctx.locale, {
        channel: place.kind === 'channel' && place.botPresent ? place.name : undefined,
        typed,
        problems: problemsToShow(typed, judged.problems),
        receivers: judged.receivers.map(ref),
        likely: await likelyFor(ctx, typed),
        values: list,
        left: pointsLeft(judged.budget.limit, judged.budget.spent),
      });
    },
    async submit(ctx, { subject, values }) {
      const draft = await draftOf(ctx, subject);
      if (draft === undefined)
        return { reply: { kind: 'form-errors', form: plainText(say(ctx.locale).gone(), ctx.actor) } };
      const typed = typedOf(values);
      const gift = { typed, place: draft.place, link: draft.link };
      const given = await giving.decide(ctx, gift, (_gift, { problems }) => ({
        reply: { kind: 'form-errors', fields: errorsOf(ctx, problems) },
      }));
      if (given.reply?.kind === 'form-errors') return given;
      // The empty form of a place is opened again and again; anything else is done with.
      const done = subject.startsWith(EMPTY) ? [] : [own.settleDraft(subject, 'sent')];
      return { ...given, write: [...(given.write ?? []), ...done] };
    },
  });
}
