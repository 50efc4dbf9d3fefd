import type { LocalDate } from '../../calendar/index.ts';
import type {
  CardElement,
  Context,
  FieldErrors,
  FieldValues,
  FormItem,
  Outcome,
  RenderContext,
} from '../../chat/index.ts';
import type { CheckIn } from './rules.ts';

/** What a section is told when an answer is stored: the check-in as it was before, and what is written now. */
type Submitted = {
  checkIn: CheckIn;
  /** The lines of **Next steps** that become commitments (at most five), in their order, without list marks. */
  steps: readonly string[];
  /** The form's values; a section reads its own fields, whose names begin with its name. */
  values: FieldValues;
};

/** Another feature's part of the check-in form: commitments now, goals later. Field names begin with `<name>.`. */
export interface FormSection {
  name: string;
  /** What it shows above the three questions; nothing when it has nothing to ask. */
  items(ctx: Context, checkIn: CheckIn): Promise<readonly FormItem[]>;
  /** What is written with the answer, in the same batch; or errors on its own fields. */
  decide(ctx: Context, submitted: Submitted): Promise<Outcome | { errors: FieldErrors }>;
}

/** Where a card section is drawn; `digest` is one report's part of it, read by the manager. */
export type CardPlace = 'prompt' | 'receipt' | 'digest';

/** Another feature's part of the check-in's cards. Rows with controls: at most three each, so that a card keeps to eight. */
export interface CardSection {
  name: string;
  elements(ctx: RenderContext, place: CardPlace, checkIn: CheckIn): Promise<readonly CardElement[]>;
  /** What others wrote or decided for somebody while they were away. */
  sinceAway?(
    ctx: RenderContext,
    personId: string,
    away: { from: LocalDate; to: LocalDate },
  ): Promise<readonly CardElement[]>;
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
