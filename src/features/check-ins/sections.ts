import type { LocalDate } from '../../calendar/index.ts';
import type {
  CardElement,
  Context,
  FieldErrors,
  FieldValues,
  FormItem,
  Outcome,
  RawValues,
  RenderContext,
} from '../../chat/index.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Write } from '../../storage/store.ts';
import type { Team } from '../people/model.ts';
import type { CheckIn } from './rules.ts';

/** What a section is told when an answer is stored: the check-in as it was before, and what is written now. */
type Submitted = {
  checkIn: CheckIn;
  /** The lines of **Next steps** that become commitments (at most five), in their order, without list marks. */
  steps: readonly string[];
  /** The form's values; a section reads its own fields, whose names begin with its name. */
  values: FieldValues;
};

/** How the form is drawn: with what stands behind **More**, and for what is already typed. */
export type FormShape = { more: boolean; typed: RawValues };

/** Sends the form back: errors on a section's own fields, and what is kept all the same, as that something was asked about. */
export type SentBack = { errors: FieldErrors; write?: readonly Write[] };

/** Another feature's part of the check-in form: goals and commitments. Field names begin with `<name>.`. */
export interface FormSection {
  name: string;
  /** What it shows above the three questions; nothing when it has nothing to ask. */
  items(ctx: Context, checkIn: CheckIn, shape: FormShape): Promise<readonly FormItem[]>;
  /** Reads what its fields say. */
  read(ctx: Context, submitted: Submitted): Promise<Reading>;
}

/** What a section's fields say, compared with what is kept. */
export type Reading = {
  /** They say anything, so that they alone are an answer. */
  filled: boolean;
  /** It is another than what is kept. */
  changed: boolean;
  /** What is written with the answer, in the same batch; or why the form stays open. */
  decide(): Promise<Outcome | SentBack>;
};

/** Where a card section is drawn; `digest` is one report's part of it, read by the manager. */
export type CardPlace = 'prompt' | 'receipt' | 'digest';

/** Another feature's part of the check-in's cards. Rows with controls: three, and one that leads to the rest; so a card keeps to eight. */
export interface CardSection {
  name: string;
  elements(ctx: RenderContext, place: CardPlace, checkIn: CheckIn): Promise<readonly CardElement[]>;
  /** What a manager's digest says of reports in half a line each, by check-in; of those of whom it has something to say. */
  digestNotes?(ctx: RenderContext, checkIns: readonly CheckIn[]): Promise<ReadonlyMap<string, string>>;
  /** What others wrote or decided for somebody while they were away. */
  sinceAway?(
    ctx: RenderContext,
    personId: string,
    away: { from: LocalDate; to: LocalDate },
  ): Promise<readonly CardElement[]>;
}

/** A team's check-ins of one week, and the time that they are about. */
export type TeamPeriod = { team: Team; checkIns: readonly CheckIn[]; from: Instant; to: Instant };

/** Another feature's part of a team's summary: what the whole channel may see; never who did not answer. */
export interface SummarySection {
  name: string;
  elements(ctx: RenderContext, period: TeamPeriod): Promise<readonly CardElement[]>;
}

/** Support asked for in the form: a card goes to whoever was asked. Given by the support feature. */
export interface SupportRequests {
  /** Says why somebody cannot be asked, in the actor's language; nothing where they can. */
  problemWith(ctx: Context, personId: string): Promise<string | undefined>;
  ask(
    ctx: Context,
    request: {
      /** The check-in it was asked in: the same words to the same person in it once more are no second request. */
      checkInId: string;
      askedId: string;
      words: string;
      /** By when, if said. */
      by: LocalDate | undefined;
    },
  ): Promise<Outcome>;
}
