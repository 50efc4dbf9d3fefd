/** A point in time. Everywhere outside `calendar` an instant is a `Date`; local dates and weeks are text. */
export type Instant = Date;

export interface Clock {
  now(): Instant;
}

/** The machine's clock: used for leases, back-off, rates and signatures, which must not follow a moved clock. */
export const realClock: Clock = { now: () => new Date() };

export interface MovableClock extends Clock {
  /** Moves the clock to an instant; it stands still there until it is moved again. */
  set(instant: Instant): void;
}

/** Makes a clock that stands at an instant until somebody moves it: the playground's and the tests'. */
export function movableClock(start: Instant): MovableClock {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    set: (instant) => {
      current = instant.getTime();
    },
  };
}
