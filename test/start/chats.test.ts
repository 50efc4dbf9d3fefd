import { describe, expect, it } from 'vitest';
import { engines } from '../support/databases.ts';
import type { Message } from '../support/slack/state.ts';
import { type Office, openOffice } from './office.ts';
import { type Program, until } from './run-program.ts';

/** Programs start in seconds, on a machine that does nothing else. */
const slow = { timeout: 180_000 };

const readDirectory = ({ output }: Program): Promise<unknown> =>
  until(() => output().includes('a directory was read'), { otherwise: output });

/** Waits for the newest message in which somebody reads some words. */
const gets = (office: Office, who: string, words: RegExp, from?: string): Promise<Message> => {
  const person = office.as(who);
  const read = () => person.sees(from).filter((it) => it.user === office.slack.bot.userId);
  return until(() => read().findLast((it) => words.test(person.reads(it))), {
    otherwise: () =>
      `${who} reads ${read()
        .map((it) => person.reads(it))
        .join('\n---\n')}`,
  });
};

const posted = ({ slack }: Office): number => slack.count('chat.postMessage');

/** Keeps the week's window open, on whatever day the test runs. */
const untilSunday = async (office: Office): Promise<void> => {
  expect(await office.pacer('plan', 'set', 'company', '--closing-day', 'sunday')).toMatchObject({ exit: 0 });
};

/** The lead starts the team in its channel, after reading who will be asked what. */
async function startTeam(office: Office): Promise<void> {
  const anna = office.as('anna');
  const [team] = (await anna.command('/pacer', 'team', office.payments.id)).messages;
  if (team === undefined) throw new Error('There is no team card');
  expect(anna.reads(team)).toMatch(/Team Payments[\s\S]*Channel: #payments/);
  const review = await anna.presses(team, 'Start with my team');
  expect(review.words).toMatch(/Who will be asked[\s\S]*Ben Cole/);
  const [asked = team] = review.messages;
  await anna.presses(asked, 'Start now');
}

/** Somebody opens their prompt, fills the form and reads the receipt. */
async function answers(office: Office, who: string): Promise<void> {
  const person = office.as(who);
  const prompt = await gets(office, who, /What went well|Start/);
  const { view } = await person.presses(prompt, 'Start');
  if (view === undefined) throw new Error('No form opened');
  const first = view.blocks.find((it) => it.type === 'input');
  const done = await person.submits(view, { [String(first?.block_id)]: 'Shipped the refunds page' });
  expect(done).not.toHaveProperty('errors');
  await gets(office, who, /Shipped the refunds page/);
  expect(person.view()).toBeUndefined();
}

describe.each(engines)('npm start in Slack (%s)', (engine) => {
  it(
    'joins people, binds the channel, welcomes, asks, collects, and is silent the second time',
    slow,
    async () => {
      const office = await openOffice({ engine });
      const { slack } = office;
      expect((await office.runPacer(...office.imports)).output).toMatch(/People: 3 created/);
      await untilSunday(office);
      const bot = await office.start();
      expect(bot.output()).toMatch(/Pacer runs in Slack \(Acme\); probes at http/);
      await readDirectory(bot);
      expect((await fetch(`${bot.base}/readyz`)).status).toBe(200);
      // Installing writes to nobody.
      expect(posted(office)).toBe(0);

      await startTeam(office);
      for (const who of ['anna', 'ben', 'chen']) await gets(office, who, /Hello .*I’m Pacer/);
      const ben = office.as('ben');
      await ben.presses(await gets(office, 'ben', /Hello Ben/), 'Let’s go');
      const started = await office.as('anna').command('/checkin', 'start', office.payments.id);
      expect(started.words).toMatch(/Anna Berg|Chen Mei/);
      await answers(office, 'ben');
      // Whoever has not said yes was asked nothing.
      expect(office.as('chen').sees(office.as('chen').direct())).toHaveLength(1);

      expect(await office.stop(bot)).toBe(0);
      const before = posted(office);
      const again = await office.start();
      await readDirectory(again);
      expect(again.output()).toMatch(/"joined":0,/);
      expect(posted(office)).toBe(before);
      expect(slack.violations).toEqual([]);
    },
  );
});

describe('npm start in Slack', () => {
  it('asks the whole team at once where people were informed otherwise', slow, async () => {
    const office = await openOffice({ env: { WELCOME_CARD: 'off' } });
    await office.pacer(...office.imports);
    await untilSunday(office);
    const bot = await office.start();
    await readDirectory(bot);
    expect(await office.pacer('team', 'on', 'Payments')).toMatchObject({ exit: 0 });
    const { words } = await office.as('anna').command('/checkin', 'start');
    expect(words).toMatch(/3 people|gone out already/);
    await answers(office, 'chen');
    for (const who of ['anna', 'ben']) await gets(office, who, /Start/);
    expect(office.slack.violations).toEqual([]);
  });

  it('says in one line what is wrong with a token at the first start, and starts nothing', slow, async () => {
    const office = await openOffice();
    office.slack.state.tokenError = 'invalid_auth';
    const bot = office.run();
    expect(await bot.ended).toBe(1);
    expect(bot.output().trim()).toMatch(
      /^Pacer cannot connect to Slack: .*invalid_auth.*[^.]\. Nothing was started; "npm run pacer -- doctor" says what to do\.$/,
    );
  });

  it(
    'keeps what waits when the token is revoked, says so, and sends it once there is a new one',
    slow,
    async () => {
      const office = await openOffice({ env: { WELCOME_CARD: 'off' } });
      const { slack } = office;
      await office.pacer(...office.imports);
      await untilSunday(office);
      await office.pacer('team', 'on', 'Payments');
      const bot = await office.start();
      await readDirectory(bot);
      // Slack still delivers what was typed a moment ago.
      slack.state.tokenError = 'token_revoked';
      await office.as('anna').command('/checkin', 'start', office.payments.id);
      await until(() => /"code":"token_revoked".*nothing is lost, messages wait/.test(bot.output()), {
        otherwise: bot.output,
      });
      const doctor = await office.pacer('doctor');
      expect(doctor.exit).toBe(1);
      expect(doctor.output).toMatch(/✗ Slack refuses the bot token \(token_revoked\)\. Install the app/);
      expect(doctor.output).toMatch(/3 waiting/);
      expect(await office.stop(bot)).toBe(0);

      // Without a connection it starts with what it knew, and still loses nothing.
      const waiting = await office.start();
      expect(waiting.output()).toMatch(/starts with what it knew/);
      expect(await office.stop(waiting)).toBe(0);
      slack.state.tokenError = undefined;
      await office.waitOver();
      await office.start();
      for (const who of ['anna', 'ben', 'chen']) {
        await gets(office, who, /Start/);
        expect(office.as(who).sees(office.as(who).direct())).toHaveLength(1);
      }
    },
  );
});
