import type { Locale } from '../../shared/locale.ts';
import { say as sayChannels } from './channels/copy.ts';
import { say as sayLinks } from './links/copy.ts';
import { say as sayStanding } from './standing/copy.ts';
import { say as sayTeams } from './teams/copy.ts';
import { say as sayWelcome } from './welcome/copy.ts';

/** The sentences behind **Why am I seeing this?**. */
export const reasons: Readonly<Record<string, (locale: Locale) => string>> = {
  welcome: (locale) => sayWelcome(locale).why(),
  linked: (locale) => sayLinks(locale).whyLinked(),
  vacancy: (locale) => sayStanding(locale).why(),
  'channel-trouble': (locale) => sayChannels(locale).whyTrouble(),
  outsiders: (locale) => sayChannels(locale).whyOutsiders(),
  'team-open': (locale) => sayTeams(locale).whyOpen(),
};
