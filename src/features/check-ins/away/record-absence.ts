import { z } from 'zod';
import {
  addDays,
  checkAwayRange,
  type DateRange,
  localDate,
  parseAwayRange,
} from '../../../calendar/index.ts';
import {
  type Context,
  defineForm,
  joinOutcomes,
  type Line,
  type Outcome,
  plain,
} from '../../../chat/index.ts';
import type { Absences } from '../../people/index.ts';
import type { People } from '../../people/model.ts';
import { awayForm, rangeValue } from './cards.ts';
import { type DatesProblem, say } from './copy.ts';
import { readWhose, type Whose, whoseOf } from './whose-absence.ts';

type Parts = { people: People; absences: Absences };
type Allowed = Awaited<ReturnType<Absences['sources']>>;

const notice = (words: string): Outcome => ({ reply: { kind: 'notice', text: plain(words) } });
const todayOf = (ctx: Context): string => localDate(ctx.now, ctx.actor.timeZone);

const formValues = z.object({
  from: z.string().optional(),
  to: z.string().optional(),
  takeBack: z.array(z.string()).optional(),
});

/** Makes `/checkin away` and its form: for oneself, for a report, for the team one leads. */
export function createAway({ people, absences }: Parts) {
  /** Finds for whom of these the actor may say it; nobody is a refusal. */
  async function allowedFor(ctx: Context, whose: Whose): Promise<Allowed | { refused: Outcome }> {
    const allowed = await absences.sources(ctx.actor, whose.personIds, todayOf(ctx));
    if (allowed.size > 0) return allowed;
    return { refused: notice(say(ctx.locale).mayNot({ who: whose.name ?? ctx.actor.name })) };
  }

  async function record(ctx: Context, whose: Whose, allowed: Allowed, range: DateRange): Promise<Outcome> {
    const words = say(ctx.locale);
    const added = [...allowed].map(([personId, source]) => ({
      personId,
      range,
      source,
      byId: ctx.actor.personId,
    }));
    const said =
      whose.kind === 'team'
        ? words.savedTeam({ team: whose.name, count: added.length, range })
        : words.saved({ who: whose.name, range });
    return { ...(await absences.add(ctx, added)), ...notice(said) };
  }

  /** Enters the dates that were typed, or opens the form for what could not be read. */
  async function typed(ctx: Context, line: Line): Promise<Outcome> {
    const read = await readWhose(people, ctx, line);
    if ('refused' in read) return read.refused;
    const allowed = await allowedFor(ctx, read.whose);
    if ('refused' in allowed) return allowed.refused;
    const range = parseAwayRange(read.dates, todayOf(ctx), ctx.locale);
    if (range.ok) return record(ctx, read.whose, allowed, range.value);
    return {
      reply: { kind: 'form', form: { form: 'check-ins.away', subject: read.subject, variant: range.error } },
    };
  }

  /** The days away that lie ahead or are not over, of one person. */
  async function knownOf(ctx: Context, whose: Whose): Promise<DateRange[]> {
    const [personId] = whose.personIds;
    if (whose.kind === 'team' || personId === undefined) return [];
    const all = await people.absencesOf(personId);
    return all.filter((it) => it.to >= todayOf(ctx)).map(({ from, to }) => ({ from, to }));
  }

  async function takeBack(ctx: Context, whose: Whose, values: readonly string[]): Promise<Outcome> {
    const [personId] = whose.personIds;
    if (personId === undefined) return {};
    const known = await knownOf(ctx, whose);
    const outcomes: Outcome[] = [];
    for (const range of known.filter((it) => values.includes(rangeValue(it)))) {
      outcomes.push(await absences.remove(ctx, { personId, range, byId: ctx.actor.personId }));
    }
    return joinOutcomes(...outcomes);
  }

  const form = defineForm({
    values: formValues,
    async open(ctx, { subject, variant }) {
      const whose = await whoseOf(people, ctx, subject);
      if (whose === undefined) return { refused: notice(say(ctx.locale).nobody({ said: '…' })) };
      const allowed = await allowedFor(ctx, whose);
      if ('refused' in allowed) return allowed;
      const view = { who: whose.name, problem: problemOf(variant), known: await knownOf(ctx, whose) };
      return awayForm(view, ctx.locale);
    },
    async submit(ctx, { subject, values }) {
      const words = say(ctx.locale);
      const whose = await whoseOf(people, ctx, subject);
      if (whose === undefined) return notice(words.nobody({ said: '…' }));
      const allowed = await allowedFor(ctx, whose);
      if ('refused' in allowed) return allowed.refused;
      const { from, to, takeBack: gone = [] } = values;
      const removed = await takeBack(ctx, whose, gone);
      if (from === undefined) {
        if (gone.length === 0) return { reply: { kind: 'form-errors', fields: { from: words.nothing() } } };
        return joinOutcomes(removed, notice(words.takenBack()));
      }
      const range = checkAwayRange(from, to ?? from);
      // Both would touch the same stored days in one batch.
      const overlaps = range.ok && gone.some((it) => touches(it, range.value));
      if (overlaps) return { reply: { kind: 'form-errors', fields: { takeBack: words.oneByOne() } } };
      if (range.ok) return joinOutcomes(removed, await record(ctx, whose, allowed, range.value));
      const field = range.error === 'no-such-date' ? 'from' : 'to';
      return { reply: { kind: 'form-errors', fields: { [field]: words.problem({ problem: range.error }) } } };
    },
  });

  return { typed, form };
}

/** Tells whether a taken-back range, as the form writes it, overlaps or adjoins another. */
function touches(value: string, range: DateRange): boolean {
  const [from = '', to = ''] = value.split('..');
  return from <= addDays(range.to, 1) && to >= addDays(range.from, -1);
}

const problems: readonly DatesProblem[] = [
  'empty',
  'unreadable',
  'no-such-date',
  'reversed',
  'too-long',
  'ambiguous',
];
const problemOf = (variant: string | undefined): DatesProblem | undefined =>
  problems.find((it) => it === variant);
