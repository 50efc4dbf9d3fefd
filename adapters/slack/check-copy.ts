import { zh } from '../../src/chat/index.ts';
import { catalogue, plural } from '../../src/shared/locale.ts';

const en = {
  // Token
  tokenFine: (p: { workspace: string; bot: string }) =>
    `Slack knows the bot token: it is "${p.bot}" in ${p.workspace}.`,
  tokenWrong: (p: { code: string }) =>
    `Slack refuses the bot token (${p.code}). Install the app to the workspace again and copy the Bot User OAuth Token (xoxb-…) into SLACK_BOT_TOKEN. Messages wait until then.`,
  notReached: (p: { url: string; why: string }) =>
    `Slack does not answer at ${p.url}: ${p.why}. Check the network, the proxy and SLACK_API_URL.`,
  // Scopes
  scopesFine: () => 'The app has every permission that it needs.',
  scopesMissing: (p: { scopes: string }) =>
    `The app lacks permissions: ${p.scopes}. Paste the manifest from "pacer manifest slack" into the app's settings and install the app again.`,
  scopesUnneeded: (p: { scopes: string }) =>
    `The app has permissions that Pacer does not need: ${p.scopes}. Better take them away in the app's settings.`,
  scopesUntold: () => 'Slack did not say which permissions the app has, so they were not checked.',
  // Connection
  socketFine: () => 'Socket Mode can be opened with the app token.',
  socketWrong: (p: { code: string }) =>
    `Socket Mode cannot be opened (${p.code}). Turn on Socket Mode for the app, create an app-level token with connections:write, and copy it (xapp-…) into SLACK_APP_TOKEN.`,
  secretFine: () =>
    'The signing secret is set; whether it is the right one shows at the first request from Slack.',
  secretOdd: () =>
    'SLACK_SIGNING_SECRET does not look like one (32 characters, 0–9 and a–f). Copy it anew from "Basic Information" of the app.',
  // Clock
  clockFine: () => 'This machine and Slack agree on the time.',
  clockNote: (p: { minutes: number }) =>
    `This machine's clock is ${plural(p.minutes, 'minute', 'minutes')} away from Slack's. Turn on time synchronisation (NTP) before it gets worse.`,
  clockWrong: (p: { minutes: number }) =>
    `This machine's clock is ${plural(p.minutes, 'minute', 'minutes')} away from Slack's: signed requests are refused above five minutes. Turn on time synchronisation (NTP).`,
  clockUntold: () => 'The clock could not be compared with Slack’s.',
  // Managers
  managerFine: (p: { field: string }) => `Managers are read from the profile field "${p.field}".`,
  managerMissing: (p: { field: string }) =>
    `Slack has no profile field "${p.field}". Set SLACK_MANAGER_FIELD to the field's label or id, or leave it empty and import managers from a file.`,
  managerNotPerson: (p: { field: string }) =>
    `The profile field "${p.field}" holds text and not a person, so managers cannot be read from it. Make it a field of the type "People", or import managers from a file.`,
  managerUnread: (p: { field: string; code: string }) =>
    `The profile field "${p.field}" could not be looked up (${p.code}). Add the permission users.profile:read and install the app again.`,
};

const cn: typeof en = {
  tokenFine: (p) => zh`Slack 认得机器人令牌：${p.workspace} 工作区里的“${p.bot}”。`,
  tokenWrong: (p) =>
    zh`Slack 不接受机器人令牌（${p.code}）。请把应用重新安装到工作区，再把 Bot User OAuth Token（xoxb-…）填入 SLACK_BOT_TOKEN。在此之前消息会先等着，不会丢。`,
  notReached: (p) => zh`连不上 Slack（${p.url}）：${p.why}。请检查网络、代理和 SLACK_API_URL。`,
  scopesFine: () => '应用的权限齐全。',
  scopesMissing: (p) =>
    zh`应用缺少权限：${p.scopes}。请运行“pacer manifest slack”，把输出的清单粘贴到应用设置里，然后重新安装应用。`,
  scopesUnneeded: (p) => zh`应用有 Pacer 用不到的权限：${p.scopes}。建议在应用设置里去掉。`,
  scopesUntold: () => 'Slack 没有说明应用有哪些权限，因此没有检查。',
  socketFine: () => '应用令牌可以打开 Socket Mode 连接。',
  socketWrong: (p) =>
    zh`打不开 Socket Mode 连接（${p.code}）。请在应用设置里开启 Socket Mode，新建带 connections:write 的应用级令牌，把它（xapp-…）填入 SLACK_APP_TOKEN。`,
  secretFine: () => '签名密钥已填写；是否正确，要等 Slack 发来第一个请求才知道。',
  secretOdd: () =>
    'SLACK_SIGNING_SECRET 看起来不对（应为 32 个字符，只含 0–9 和 a–f）。请从应用的“Basic Information”页面重新复制。',
  clockFine: () => '本机时间与 Slack 一致。',
  clockNote: (p) => zh`本机时钟与 Slack 相差 ${p.minutes} 分钟。请尽早开启时间同步（NTP）。`,
  clockWrong: (p) =>
    zh`本机时钟与 Slack 相差 ${p.minutes} 分钟：超过 5 分钟，带签名的请求会被拒绝。请开启时间同步（NTP）。`,
  clockUntold: () => '无法与 Slack 核对时间。',
  managerFine: (p) => zh`上级从个人资料字段“${p.field}”读取。`,
  managerMissing: (p) =>
    zh`Slack 里没有名为“${p.field}”的个人资料字段。请把 SLACK_MANAGER_FIELD 设为该字段的名称或 ID；也可以留空，用文件导入上级。`,
  managerNotPerson: (p) =>
    zh`个人资料字段“${p.field}”里是文字，不是人员，无法据此读取上级。请把字段类型改为“People”，或用文件导入上级。`,
  managerUnread: (p) =>
    zh`无法查询个人资料字段“${p.field}”（${p.code}）。请添加权限 users.profile:read，然后重新安装应用。`,
};

/** What the doctor says about Slack, in both languages. */
export const say = catalogue(en, cn);
