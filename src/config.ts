import { existsSync } from 'node:fs';
import { z } from 'zod';
import { isTimeZone } from './calendar/index.ts';
import { locales } from './shared/locale.ts';

const blank = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const optional = <T extends z.ZodType>(type: T) => z.preprocess(blank, type.optional());
const withDefault = <T extends z.ZodType>(type: T, fallback: z.input<T>) =>
  z.preprocess((value) => blank(value) ?? fallback, type);

const url = (remedy: string) =>
  z.string().refine((it) => URL.canParse(it) && /^https?:/.test(it), `must be an http(s) address${remedy}`);
const list = z.string().transform((it) =>
  it
    .split(/[\s,;，；]+/)
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== ''),
);

const environment = z.object({
  DATABASE_URL: optional(
    z
      .string()
      .refine(
        (it) => /^(file:.+|postgres(ql)?:\/\/.+)$/.test(it),
        'must be file:./path/to/pacer.db or postgres://user@host/database',
      ),
  ),
  PORT: withDefault(
    z.coerce
      .number('must be a port number')
      .int('must be a whole number')
      .min(0, 'must be 0 or more')
      .max(65_535, 'must be 65535 or less'),
    '3000',
  ),
  HOST: optional(z.string()),
  PUBLIC_URL: optional(url(', such as https://pacer.example.com')),
  SLACK_BOT_TOKEN: optional(
    z.string().startsWith('xoxb-', 'must begin with xoxb- (the Bot User OAuth Token)'),
  ),
  SLACK_APP_TOKEN: optional(
    z.string().startsWith('xapp-', 'must begin with xapp- (an app-level token with connections:write)'),
  ),
  SLACK_SIGNING_SECRET: optional(z.string()),
  SLACK_API_URL: optional(url(', such as https://slack-gov.com/api/')),
  SLACK_MANAGER_FIELD: optional(z.string()),
  FEISHU_APP_ID: optional(z.string().startsWith('cli_', 'must begin with cli_ (the App ID)')),
  FEISHU_APP_SECRET: optional(z.string()),
  FEISHU_ENCRYPT_KEY: optional(z.string()),
  FEISHU_VERIFICATION_TOKEN: optional(z.string()),
  FEISHU_BASE_URL: optional(url(', such as https://open.larksuite.com')),
  ADMIN_EMAILS: withDefault(list, ''),
  COMPANY_DOMAINS: withDefault(list, ''),
  WELCOME_CARD: withDefault(z.enum(['on', 'off'], 'must be on or off'), 'on'),
  DEFAULT_TIME_ZONE: optional(
    z.string().refine(isTimeZone, 'must be an IANA time zone such as Asia/Shanghai'),
  ),
  DEFAULT_LOCALE: withDefault(z.enum(locales, 'must be en or zh-CN'), 'en'),
  WORK_CALENDAR: withDefault(
    z
      .string()
      .refine(
        (it) => it === 'CN' || it === 'none' || existsSync(it),
        'must be CN, none, or the path of an existing calendar file',
      ),
    'none',
  ),
  PLAYGROUND: withDefault(z.stringbool('must be 1 or 0'), '0'),
  LOG_LEVEL: withDefault(
    z.enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    ),
    'info',
  ),
  SIGNALS_TOKEN: optional(
    z.string().min(16, 'must have at least 16 characters; `openssl rand -hex 32` makes one'),
  ),
});

type Environment = z.infer<typeof environment>;

/** Half-given sets: what is there demands what is missing. */
function halfGiven(env: Environment): string[] {
  const problems: string[] = [];
  const slack =
    env.SLACK_BOT_TOKEN ?? env.SLACK_APP_TOKEN ?? env.SLACK_SIGNING_SECRET ?? env.SLACK_MANAGER_FIELD;
  if (slack !== undefined && env.SLACK_BOT_TOKEN === undefined) {
    problems.push(
      'SLACK_BOT_TOKEN is missing: copy the Bot User OAuth Token (xoxb-…) from the app page, "OAuth & Permissions".',
    );
  }
  if (
    env.SLACK_BOT_TOKEN !== undefined &&
    env.SLACK_APP_TOKEN === undefined &&
    env.SLACK_SIGNING_SECRET === undefined
  ) {
    problems.push(
      'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: set one of the two.',
    );
  }
  if (env.SLACK_APP_TOKEN !== undefined && env.SLACK_SIGNING_SECRET !== undefined) {
    problems.push(
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: keep the one for the connection you want.',
    );
  }
  const feishu =
    env.FEISHU_APP_ID ?? env.FEISHU_APP_SECRET ?? env.FEISHU_ENCRYPT_KEY ?? env.FEISHU_VERIFICATION_TOKEN;
  if (feishu !== undefined && env.FEISHU_APP_ID === undefined) {
    problems.push(
      'FEISHU_APP_ID is missing: copy the App ID (cli_…) from the developer console, "Credentials".',
    );
  }
  if (feishu !== undefined && env.FEISHU_APP_SECRET === undefined) {
    problems.push(
      'FEISHU_APP_SECRET is missing: copy the App Secret from the developer console, "Credentials".',
    );
  }
  if ((env.FEISHU_ENCRYPT_KEY === undefined) !== (env.FEISHU_VERIFICATION_TOKEN === undefined)) {
    problems.push(
      'FEISHU_ENCRYPT_KEY and FEISHU_VERIFICATION_TOKEN belong together: set both for HTTP, neither for the long connection.',
    );
  }
  return problems;
}

/** The environment cannot be used; the message names every problem and its remedy. */
export class ConfigurationFault extends Error {
  constructor(problems: readonly string[]) {
    super(
      `Pacer cannot start with these settings:\n${problems.map((it) => `  - ${it}`).join('\n')}\nEach is explained in .env.example.`,
    );
    this.name = 'ConfigurationFault';
  }
}

/** Reads the settings from environment variables; throws one fault that lists everything wrong. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>) {
  const read = environment.safeParse(variables);
  if (!read.success) {
    throw new ConfigurationFault(
      read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`),
    );
  }
  const env = read.data;
  const problems = halfGiven(env);
  if (problems.length > 0) throw new ConfigurationFault(problems);
  const realChats = env.SLACK_BOT_TOKEN !== undefined || env.FEISHU_APP_ID !== undefined;
  return {
    databaseUrl: env.DATABASE_URL ?? 'file:./data/pacer.db',
    port: env.PORT,
    host: env.HOST ?? (realChats ? '0.0.0.0' : '127.0.0.1'),
    /** Whether any real chat is configured; without one the playground is the bot. */
    realChats,
    slack:
      env.SLACK_BOT_TOKEN === undefined
        ? undefined
        : {
            botToken: env.SLACK_BOT_TOKEN,
            appToken: env.SLACK_APP_TOKEN,
            signingSecret: env.SLACK_SIGNING_SECRET,
            apiUrl: env.SLACK_API_URL,
            managerField: env.SLACK_MANAGER_FIELD,
          },
    feishu:
      env.FEISHU_APP_ID === undefined || env.FEISHU_APP_SECRET === undefined
        ? undefined
        : {
            appId: env.FEISHU_APP_ID,
            appSecret: env.FEISHU_APP_SECRET,
            encryptKey: env.FEISHU_ENCRYPT_KEY,
            verificationToken: env.FEISHU_VERIFICATION_TOKEN,
            baseUrl: env.FEISHU_BASE_URL,
          },
    publicUrl: env.PUBLIC_URL,
    playground: env.PLAYGROUND || !realChats,
    adminEmails: env.ADMIN_EMAILS,
    companyDomains: env.COMPANY_DOMAINS,
    welcomeCard: env.WELCOME_CARD,
    defaultTimeZone: env.DEFAULT_TIME_ZONE ?? 'UTC',
    defaultLocale: env.DEFAULT_LOCALE,
    workCalendar: env.WORK_CALENDAR,
    logLevel: env.LOG_LEVEL,
    signalsToken: env.SIGNALS_TOKEN,
  };
}

export type Config = ReturnType<typeof readConfig>;
