/** What each file's columns may be called, besides their own name; compared without case, spaces, dashes and remarks in brackets. */
type Synonyms<Field extends string> = Readonly<Record<Field, readonly string[]>>;

export const personColumns = {
  name: [
    'full name',
    'display name',
    'employee name',
    'person',
    '姓名',
    '名字',
    '员工姓名',
    '显示名称',
    '名称',
  ],
  email: [
    'e-mail',
    'mail',
    'email address',
    'work email',
    'company email',
    '邮箱',
    '电子邮箱',
    '电子邮件',
    '工作邮箱',
    '企业邮箱',
    '公司邮箱',
    '邮件',
  ],
  team: [
    'team name',
    'department',
    'dept',
    'group',
    '团队',
    '部门',
    '小组',
    '所属团队',
    '所属部门',
    '团队名称',
    '部门名称',
  ],
  manager_email: [
    'manager',
    'manager mail',
    'reports to',
    'supervisor',
    'supervisor email',
    'line manager',
    '上级邮箱',
    '直属上级',
    '直属上级邮箱',
    '直接上级',
    '直接上级邮箱',
    '上级',
    '汇报对象',
    '主管',
    '主管邮箱',
    '经理',
    '经理邮箱',
    '上级工号',
    '直属上级工号',
  ],
  time_zone: ['timezone', 'tz', 'iana time zone', '时区', '所在时区'],
  locale: ['language', 'lang', '语言', '界面语言', '首选语言'],
  title: ['job title', 'position', 'role', '职位', '职务', '岗位', '头衔'],
  level: ['grade', 'job level', 'rank', '职级', '级别', '等级'],
  location: [
    'office',
    'city',
    'site',
    'work location',
    '地点',
    '工作地点',
    '办公地点',
    '城市',
    '工作城市',
    '所在地',
  ],
  start_date: [
    'joined',
    'join date',
    'joining date',
    'hire date',
    'date of joining',
    'start',
    '入职日期',
    '入职时间',
    '到岗日期',
    '加入日期',
  ],
  calendar: ['work calendar', 'holiday calendar', 'holidays', '工作日历', '日历', '节假日日历', '假期日历'],
  working_days: ['work days', 'workdays', 'working week', 'days', '工作日', '每周工作日', '上班日'],
  hours: ['working hours', 'work hours', 'office hours', '工作时间', '上班时间', '工时', '作息时间'],
  slack_email: ['slack mail', 'slack 邮箱', 'slack 账号邮箱'],
  feishu_email: ['lark email', 'feishu mail', '飞书邮箱', '飞书账号邮箱', '飞书企业邮箱'],
  employee_no: [
    'employee number',
    'employee id',
    'employee',
    'staff id',
    'staff no',
    'personnel number',
    'id',
    '工号',
    '员工号',
    '员工编号',
    '员工工号',
    '人员编号',
  ],
  pinned: ['pin', 'keep', '固定', '锁定', '固定取值', '以文件为准'],
} as const satisfies Synonyms<string>;

export const teamColumns = {
  team: ['name', 'team name', 'department', '团队', '团队名称', '部门', '部门名称', '名称'],
  parent: [
    'parent team',
    'parent department',
    'belongs to',
    '上级团队',
    '上级部门',
    '父团队',
    '父部门',
    '所属团队',
    '所属部门',
  ],
  lead_email: [
    'lead',
    'team lead',
    'leader',
    'leader email',
    'head',
    'owner',
    '负责人邮箱',
    '负责人',
    '团队负责人',
    '团队负责人邮箱',
    '部门负责人',
    '部门负责人邮箱',
    '负责人工号',
  ],
  business_type: ['type', 'kind', '业务类型', '类型', '团队类型'],
  slack_channel: ['slack', 'slack channel id', 'slack 频道'],
  feishu_chat: [
    'feishu',
    'lark chat',
    'feishu group',
    'feishu channel',
    '飞书群',
    '飞书群聊',
    '飞书群组',
    '飞书群名称',
  ],
  slack_locale: ['slack language', 'slack 语言', 'slack 频道语言'],
  feishu_locale: ['feishu language', 'lark locale', '飞书语言', '飞书群语言'],
  time_zone: personColumns.time_zone,
  calendar: personColumns.calendar,
  status: ['state', 'active', 'on', '状态', '启用', '是否启用', '启用状态'],
} as const satisfies Synonyms<string>;

export const awayColumns = {
  email: [...personColumns.email, 'employee_no', ...personColumns.employee_no, 'person', '员工邮箱', '员工'],
  from: [
    'start',
    'start date',
    'first day',
    'begin',
    '开始',
    '开始日期',
    '起始日期',
    '从',
    '休假开始',
    '请假开始日期',
  ],
  to: [
    'end',
    'end date',
    'last day',
    'until',
    '结束',
    '结束日期',
    '截止日期',
    '到',
    '至',
    '休假结束',
    '请假结束日期',
  ],
} as const satisfies Synonyms<string>;

export type PersonField = keyof typeof personColumns;
export type TeamField = keyof typeof teamColumns;
export type AwayField = keyof typeof awayColumns;

export type Columns<Field extends string> = {
  /** How many columns the header has. */
  width: number;
  /** Where each field stands. */
  at: ReadonlyMap<Field, number>;
  /** Headers that mean nothing here; their columns are ignored and the report says so. */
  unknown: readonly string[];
  /** Fields that several columns claim. */
  repeated: readonly { field: Field; headers: readonly string[] }[];
};

const fold = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[([【].*?[)\]】]/g, '')
    .replace(/[\s_\-./*:'"]/g, '')
    .toLowerCase();

export type HeaderReader<Field extends string> = {
  recognises(header: string): boolean;
  read(header: readonly string[]): Columns<Field>;
};

/** Makes the reader of one kind of file's header, English and Chinese. */
export function headerReader<Field extends string>(synonyms: Synonyms<Field>): HeaderReader<Field> {
  const fields = new Map<string, Field>();
  for (const field of keysOf(synonyms)) {
    for (const name of [field, ...synonyms[field]])
      if (!fields.has(fold(name))) fields.set(fold(name), field);
  }
  // A field's own name always means that field, whatever lists it as a synonym.
  for (const field of keysOf(synonyms)) fields.set(fold(field), field);
  return {
    recognises: (header) => fields.has(fold(header)),
    read(header) {
      const claims = new Map<Field, number[]>();
      const unknown: string[] = [];
      for (const [index, name] of header.entries()) {
        const field = fields.get(fold(name));
        if (field === undefined) unknown.push(name);
        else claims.set(field, [...(claims.get(field) ?? []), index]);
      }
      for (const [field, indexes] of claims) {
        // Where `team` and `department` both stand, the field's own name is meant.
        const own = indexes.filter((index) => fold(header[index] ?? '') === fold(field));
        if (own.length !== 1 || indexes.length === 1) continue;
        unknown.push(...indexes.filter((index) => index !== own[0]).map((index) => header[index] ?? ''));
        claims.set(field, own);
      }
      const repeated = [...claims].filter(([, indexes]) => indexes.length > 1);
      return {
        width: header.length,
        at: new Map([...claims].map(([field, indexes]) => [field, indexes[0] ?? 0])),
        unknown: unknown.filter((name) => name !== ''),
        repeated: repeated.map(([field, indexes]) => ({
          field,
          headers: indexes.map((index) => header[index] ?? ''),
        })),
      };
    },
  };
}

const keysOf = <Field extends string>(record: Readonly<Record<Field, unknown>>): Field[] =>
  Object.keys(record).filter((key): key is Field => key in record);
