import { zh } from '../../src/chat/index.ts';
import { catalogue, plural } from '../../src/shared/locale.ts';

const en = {
  // Credentials
  appFine: (p: { company: string; bot: string }) => `Feishu knows the app: it is "${p.bot}" in ${p.company}.`,
  appWrong: (p: { code: string }) =>
    `Feishu refuses the app (${p.code}). Copy App ID and App Secret anew from "Credentials & Basic Info" of the developer console into FEISHU_APP_ID and FEISHU_APP_SECRET. Messages wait until then.`,
  notReached: (p: { url: string; why: string }) =>
    `Feishu does not answer at ${p.url}: ${p.why}. Check the network, the proxy and FEISHU_BASE_URL (Lark: https://open.larksuite.com).`,
  botOff: () =>
    'The bot is not active in the company. Release a version of the app in the developer console, have it approved, and see that it is not disabled in the admin console.',
  // Permissions
  scopesFine: () => 'The app has every permission that could be tried.',
  scopesMissing: (p: { scopes: string }) =>
    `The app lacks permissions: ${p.scopes}. Import the list from "pacer manifest feishu" under "Permissions & Scopes", then release a new version of the app.`,
  scopeFor: (p: { scope: string; reason: string }) => `${p.scope} (${p.reason})`,
  list: (them: readonly string[]) => them.join(', '),
  scopesNotGranted: (p: { scopes: string }) =>
    `Feishu has not granted: ${p.scopes}. Unless a wider permission stands for these, import the list from "pacer manifest feishu" again and release a new version of the app.`,
  scopeRefused: (p: { scope: string; code: string }) =>
    `What needs the permission ${p.scope} could not be tried (${p.code}).`,
  fieldsHidden: (p: { fields: string }) =>
    `Feishu shows nobody's ${p.fields}. If these are filled in, add the permissions from "pacer manifest feishu" and release a new version.`,
  // Connection
  connectionFine: () => 'A long connection can be opened.',
  connectionWrong: (p: { code: string }) =>
    `A long connection cannot be opened (${p.code}). Choose "Receive events through persistent connection" for events and for callbacks, and release a new version of the app. Where the company's Feishu or Lark does not offer it, use HTTP: set FEISHU_ENCRYPT_KEY and FEISHU_VERIFICATION_TOKEN.`,
  connectionFull: () =>
    'All long connections of the app are in use (Feishu allows 50). Stop the other programs that use this app.',
  secretsFine: () =>
    'Encrypt Key and Verification Token are set; whether they are the right ones shows at the first request from Feishu.',
  secretMissing: () =>
    'FEISHU_ENCRYPT_KEY and FEISHU_VERIFICATION_TOKEN belong together: set both for HTTP, neither for the long connection.',
  // Clock
  clockFine: () => 'This machine and Feishu agree on the time.',
  clockNote: (p: { seconds: number }) =>
    `This machine's clock is ${plural(p.seconds, 'second', 'seconds')} away from Feishu's. Turn on time synchronisation (NTP) before it gets worse.`,
  clockWrong: (p: { seconds: number }) =>
    `This machine's clock is ${plural(p.seconds, 'second', 'seconds')} away from Feishu's: signed requests are refused above five minutes. Turn on time synchronisation (NTP).`,
  clockUntold: () => 'The clock could not be compared with Feishu’s.',
  // Contact scope
  scopeWhole: () => 'The app may see the whole company.',
  scopePart: (p: { departments: number; people: number }) =>
    `The app may see a part of the company: ${plural(p.departments, 'department', 'departments')} and ${plural(p.people, 'person', 'people')} by name. Others can be neither asked nor thanked.`,
  scopeEmpty: () =>
    'The app may see nobody. Set the contact scope under "Permissions & Scopes", release a new version, and have it approved.',
  scopeUnread: (p: { code: string }) => `The contact scope could not be read (${p.code}).`,
  // Groups
  groupsFine: (p: { groups: number }) => `The bot is in ${plural(p.groups, 'group', 'groups')}.`,
  groupsNone: () =>
    'The bot is in no group yet. Add it to a team’s group to show kudos and summaries there; direct messages work without.',
  groupsExternal: (p: { groups: number }) =>
    `${plural(p.groups, 'group', 'groups')} with the bot can have people of other companies in it. They see what is posted there.`,
  groupsUnread: (p: { code: string }) => `The bot's groups could not be listed (${p.code}).`,
};

const cn: typeof en = {
  appFine: (p) => zh`飞书认得这个应用：${p.company} 里的“${p.bot}”。`,
  appWrong: (p) =>
    zh`飞书不接受这个应用（${p.code}）。请从开发者后台的“凭证与基础信息”重新复制 App ID 和 App Secret，填入 FEISHU_APP_ID 和 FEISHU_APP_SECRET。在此之前消息会先等着，不会丢。`,
  notReached: (p) =>
    zh`连不上飞书（${p.url}）：${p.why}。请检查网络、代理和 FEISHU_BASE_URL（Lark 为 https://open.larksuite.com）。`,
  botOff: () =>
    '机器人在公司里还没有启用。请在开发者后台发布应用版本并通过审核，同时确认管理后台没有停用它。',
  scopesFine: () => '能试的权限都齐全。',
  scopesMissing: (p) =>
    zh`应用缺少权限：${p.scopes}。请把“pacer manifest feishu”给出的清单导入“权限管理”，然后发布新版本。`,
  scopeFor: (p) => `${p.scope}（${p.reason}）`,
  list: (them) => them.join('、'),
  scopesNotGranted: (p) =>
    `以下权限没有授予：${p.scopes}。如果没有用范围更大的权限代替，请重新导入“pacer manifest feishu”给出的清单，并发布新版本。`,
  scopeRefused: (p) => zh`没能试出权限 ${p.scope}（${p.code}）。`,
  fieldsHidden: (p) =>
    zh`飞书没有显示任何人的${p.fields}。如果这些信息已经填写，请按“pacer manifest feishu”的清单添加权限并发布新版本。`,
  connectionFine: () => '可以建立长连接。',
  connectionWrong: (p) =>
    zh`无法建立长连接（${p.code}）。请在开发者后台把事件和回调都设为“使用长连接接收”，并发布新版本。如果公司的飞书或 Lark 不支持长连接，请改用 HTTP：填写 FEISHU_ENCRYPT_KEY 和 FEISHU_VERIFICATION_TOKEN。`,
  connectionFull: () => '应用的长连接已经用完（飞书最多允许 50 个）。请停掉其他使用这个应用的程序。',
  secretsFine: () => 'Encrypt Key 和 Verification Token 已填写；是否正确，要等飞书发来第一个请求才知道。',
  secretMissing: () =>
    'FEISHU_ENCRYPT_KEY 和 FEISHU_VERIFICATION_TOKEN 要一起填写：用 HTTP 时两个都填，用长连接时都不填。',
  clockFine: () => '本机时间与飞书一致。',
  clockNote: (p) => zh`本机时钟与飞书相差 ${p.seconds} 秒。请尽早开启时间同步（NTP）。`,
  clockWrong: (p) =>
    zh`本机时钟与飞书相差 ${p.seconds} 秒：超过 5 分钟，带签名的请求会被拒绝。请开启时间同步（NTP）。`,
  clockUntold: () => '无法与飞书核对时间。',
  scopeWhole: () => '应用可以看到整个公司。',
  scopePart: (p) =>
    zh`应用只能看到公司的一部分：${p.departments} 个部门，另外单独指定了 ${p.people} 人。范围以外的同事收不到消息，也无法被认可。`,
  scopeEmpty: () => '应用看不到任何人。请在“权限管理”里设置通讯录权限范围，发布新版本并通过审核。',
  scopeUnread: (p) => zh`读取不到通讯录权限范围（${p.code}）。`,
  groupsFine: (p) => zh`机器人在 ${p.groups} 个群里。`,
  groupsNone: () => '机器人还不在任何群里。把它加进团队的群，认可和小结就会发在那里；不加也可以私聊使用。',
  groupsExternal: (p) => zh`机器人所在的群里有 ${p.groups} 个可能有外部人员，他们会看到发在那里的内容。`,
  groupsUnread: (p) => zh`列不出机器人所在的群（${p.code}）。`,
};

/** What the doctor says about Feishu, in both languages. */
export const say = catalogue(en, cn);

const fields = {
  en: { name: 'names', manager: 'managers', address: 'addresses', status: 'status' },
  'zh-CN': { name: '姓名', manager: '直属上级', address: '邮箱', status: '在职状态' },
};

export type FieldName = keyof (typeof fields)['en'];

/** Lists fields of the directory in a sentence. */
export const listFields = (names: readonly FieldName[], locale: 'en' | 'zh-CN'): string =>
  names.map((it) => fields[locale][it]).join(locale === 'en' ? ', ' : '、');
