import { plain, zh } from '../../../chat/index.ts';
import { catalogue } from '../../../shared/locale.ts';
import { MAX_VALUE_NAME, MAX_VALUES, type ValueProblem } from './rules.ts';

function problemEn(it: ValueProblem): string {
  switch (it.kind) {
    case 'none':
      return 'Please keep at least one value.';
    case 'too-many':
      return `Up to ${MAX_VALUES} values: more nobody remembers.`;
    case 'parts':
      return `Line ${it.line}: English and Chinese, with one slash between.`;
    case 'too-long':
      return `Line ${it.line}: a name has up to ${MAX_VALUE_NAME} characters.`;
    case 'no-letters':
      return `Line ${it.line}: letters, digits, spaces and hyphens only, so that it can be typed behind #.`;
    case 'twice':
      return `Line ${it.line}: this name is taken by another value.`;
  }
}

const en = {
  title: () => plain('What we stand for'),
  summary: () => 'The company’s values',
  intro: () => plain('Name one with # in a kudos, such as #ownership.'),
  edit: () => 'Edit',
  formTitle: () => 'Company values',
  audience: () => plain('Everybody in the company sees these'),
  field: () => 'Values, one a line',
  hint: () => 'English / Chinese. Kudos given for a value that you take out keep it.',
  submit: () => 'Save',
  saved: () => plain('Saved. From now on these can be named in kudos.'),
  changedMeanwhile: () =>
    'Somebody else has edited the values meanwhile. Yours are still here: press again to replace theirs.',
  onlyAdmins: () => plain('Administrators edit the values.'),
  problem: (p: { problem: ValueProblem }) => problemEn(p.problem),
  command: () => 'What the company stands for',
};

function problemZh(it: ValueProblem): string {
  switch (it.kind) {
    case 'none':
      return '请至少保留一条。';
    case 'too-many':
      return zh`最多 ${MAX_VALUES} 条，再多就记不住了。`;
    case 'parts':
      return zh`第 ${it.line} 行：英文和中文之间用一个斜杠隔开。`;
    case 'too-long':
      return zh`第 ${it.line} 行：名称最多 ${MAX_VALUE_NAME} 个字符。`;
    case 'no-letters':
      return zh`第 ${it.line} 行：只能用文字、数字、空格和连字符，这样才能写在 # 后面。`;
    case 'twice':
      return zh`第 ${it.line} 行：这个名称和另一条重复了。`;
  }
}

const cn: typeof en = {
  title: () => plain('我们看重什么'),
  summary: () => '公司价值观',
  intro: () => plain('送出认可时用 # 写上一条，比如 #担当。'),
  edit: () => '修改',
  formTitle: () => '公司价值观',
  audience: () => plain('公司里所有人都能看到'),
  field: () => '价值观，每行一条',
  hint: () => '英文 / 中文。去掉一条后，以前送出的认可仍会保留它。',
  submit: () => '保存',
  saved: () => plain('已保存，从现在起可以在认可里使用。'),
  changedMeanwhile: () => '刚刚有人也改了这份列表。你写的还在这里：再点一次就用你的。',
  onlyAdmins: () => plain('价值观由管理员修改。'),
  problem: (p) => problemZh(p.problem),
  command: () => '公司看重什么',
};

export const say = catalogue(en, cn);
