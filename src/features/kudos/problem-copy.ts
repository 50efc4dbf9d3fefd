import { zh } from '../../chat/index.ts';
import { plural } from '../../shared/locale.ts';
import { MAX_GIFT, MAX_REASON, MAX_RECEIVERS, MAX_TO_ONE, MIN_REASON, type Problem } from './rules.ts';

const pointsWord = (count: number): string => plural(count, 'point', 'points');

/** Says in English what keeps a kudos from being sent. */
export function problemEn(it: Problem): string {
  switch (it.kind) {
    case 'nobody':
      return 'Whom would you like to thank? Please name at least one person.';
    case 'self':
      return 'A thank-you to yourself stays between you and the mirror. Please choose colleagues.';
    case 'too-many':
      return `One kudos thanks up to ${MAX_RECEIVERS} people. Please choose fewer.`;
    case 'two-points':
      return 'There is more than one number of points. Please give one, for each person.';
    case 'unclear':
      return it.candidates.length === 0
        ? `I know nobody called “${it.written}”. Please choose the person.`
        : `Who is “${it.written}”: ${it.candidates.map((c) => c.name).join(', ')}? Please choose.`;
    case 'stranger':
      return `${it.name} is not among the colleagues I know, or is a bot.`;
    case 'left':
      return `${it.name} no longer works here.`;
    case 'guest':
      return `${it.name} is a guest, and kudos go to colleagues.`;
    case 'short':
      return `What did they do, and what did it change? ${plural(it.missing, 'more character makes', 'more characters make')} it a reason (at least ${MIN_REASON}).`;
    case 'long':
      return `That is ${it.is} characters; ${MAX_REASON} fit. Please shorten it a little.`;
    case 'gift':
      return `Points are whole numbers up to ${MAX_GIFT} for each person, not ${it.points}.`;
    case 'month':
      return it.people === 1
        ? `You have ${pointsWord(it.left)} left this month, and this takes ${it.cost}.`
        : `You have ${pointsWord(it.left)} left this month, and for ${it.people} people this takes ${it.cost}.`;
    case 'person':
      return `${it.name} can get ${it.left === 0 ? 'no more points' : `${pointsWord(it.left)} more`} from you this month (${MAX_TO_ONE} a month to one person).`;
  }
}

/** Says the same in Chinese. */
export function problemZh(it: Problem): string {
  switch (it.kind) {
    case 'nobody':
      return '想感谢谁？请至少写一位同事。';
    case 'self':
      return '对自己的感谢留在心里就好，这里请选择同事。';
    case 'too-many':
      return zh`一次最多感谢 ${MAX_RECEIVERS} 位同事，请少选几位。`;
    case 'two-points':
      return '写了不止一个积分数，请只留一个，每人都会得到这么多。';
    case 'unclear':
      return it.candidates.length === 0
        ? `没有找到“${it.written}”，请选择要感谢的同事。`
        : `“${it.written}”是哪一位：${it.candidates.map((c) => c.name).join('、')}？请选择。`;
    case 'stranger':
      return zh`${it.name}不在同事名单里，也可能是机器人。`;
    case 'left':
      return zh`${it.name}已离职。`;
    case 'guest':
      return zh`${it.name}是外部访客，认可只能送给同事。`;
    case 'short':
      return zh`TA 做了什么，带来了什么变化？还差 ${it.missing} 个字符（至少 ${MIN_REASON} 个，一个汉字算两个）。`;
    case 'long':
      return zh`一共 ${it.is} 个字符，最多 ${MAX_REASON} 个，请稍微精简一下。`;
    case 'gift':
      return zh`每人的积分要是整数，最多 ${MAX_GIFT} 分，不能是 ${it.points} 分。`;
    case 'month':
      return it.people === 1
        ? zh`你本月还能送 ${it.left} 分，这次需要 ${it.cost} 分。`
        : zh`你本月还能送 ${it.left} 分，送给 ${it.people} 个人需要 ${it.cost} 分。`;
    case 'person':
      return it.left === 0
        ? zh`本月给${it.name}的积分已经送满了（每月最多给同一个人 ${MAX_TO_ONE} 分）。`
        : zh`本月最多还能给${it.name}送 ${it.left} 分（每月最多给同一个人 ${MAX_TO_ONE} 分）。`;
  }
}
