import type { Option } from '../../../chat/index.ts';
import type { Instant } from '../../../shared/clock.ts';
import type { Locale } from '../../../shared/locale.ts';

/** A city for each zone that people commonly choose, from west to east, in both languages. */
const cities: readonly (readonly [zone: string, en: string, zh: string])[] = [
  ['Pacific/Honolulu', 'Honolulu', '檀香山'],
  ['America/Anchorage', 'Anchorage', '安克雷奇'],
  ['America/Los_Angeles', 'Los Angeles', '洛杉矶'],
  ['America/Vancouver', 'Vancouver', '温哥华'],
  ['America/Phoenix', 'Phoenix', '凤凰城'],
  ['America/Denver', 'Denver', '丹佛'],
  ['America/Mexico_City', 'Mexico City', '墨西哥城'],
  ['America/Chicago', 'Chicago', '芝加哥'],
  ['America/Bogota', 'Bogotá', '波哥大'],
  ['America/Lima', 'Lima', '利马'],
  ['America/New_York', 'New York', '纽约'],
  ['America/Toronto', 'Toronto', '多伦多'],
  ['America/Halifax', 'Halifax', '哈利法克斯'],
  ['America/Santiago', 'Santiago', '圣地亚哥'],
  ['America/St_Johns', 'St. John’s', '圣约翰斯'],
  ['America/Sao_Paulo', 'São Paulo', '圣保罗'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires', '布宜诺斯艾利斯'],
  ['Atlantic/Azores', 'Azores', '亚速尔群岛'],
  ['UTC', 'UTC', '协调世界时'],
  ['Europe/London', 'London', '伦敦'],
  ['Europe/Lisbon', 'Lisbon', '里斯本'],
  ['Africa/Casablanca', 'Casablanca', '卡萨布兰卡'],
  ['Africa/Lagos', 'Lagos', '拉各斯'],
  ['Europe/Berlin', 'Berlin', '柏林'],
  ['Europe/Paris', 'Paris', '巴黎'],
  ['Europe/Madrid', 'Madrid', '马德里'],
  ['Europe/Rome', 'Rome', '罗马'],
  ['Europe/Amsterdam', 'Amsterdam', '阿姆斯特丹'],
  ['Europe/Zurich', 'Zurich', '苏黎世'],
  ['Europe/Warsaw', 'Warsaw', '华沙'],
  ['Europe/Stockholm', 'Stockholm', '斯德哥尔摩'],
  ['Africa/Cairo', 'Cairo', '开罗'],
  ['Africa/Johannesburg', 'Johannesburg', '约翰内斯堡'],
  ['Europe/Athens', 'Athens', '雅典'],
  ['Europe/Kyiv', 'Kyiv', '基辅'],
  ['Asia/Jerusalem', 'Jerusalem', '耶路撒冷'],
  ['Europe/Istanbul', 'Istanbul', '伊斯坦布尔'],
  ['Africa/Nairobi', 'Nairobi', '内罗毕'],
  ['Asia/Riyadh', 'Riyadh', '利雅得'],
  ['Europe/Moscow', 'Moscow', '莫斯科'],
  ['Asia/Tehran', 'Tehran', '德黑兰'],
  ['Asia/Dubai', 'Dubai', '迪拜'],
  ['Asia/Kabul', 'Kabul', '喀布尔'],
  ['Asia/Karachi', 'Karachi', '卡拉奇'],
  ['Asia/Tashkent', 'Tashkent', '塔什干'],
  ['Asia/Kolkata', 'Delhi, Mumbai', '新德里、孟买'],
  ['Asia/Kathmandu', 'Kathmandu', '加德满都'],
  ['Asia/Almaty', 'Almaty', '阿拉木图'],
  ['Asia/Dhaka', 'Dhaka', '达卡'],
  ['Asia/Urumqi', 'Urumqi', '乌鲁木齐'],
  ['Asia/Yangon', 'Yangon', '仰光'],
  ['Asia/Bangkok', 'Bangkok', '曼谷'],
  ['Asia/Ho_Chi_Minh', 'Ho Chi Minh City', '胡志明市'],
  ['Asia/Jakarta', 'Jakarta', '雅加达'],
  ['Asia/Shanghai', 'Beijing, Shanghai', '北京、上海'],
  ['Asia/Hong_Kong', 'Hong Kong', '香港'],
  ['Asia/Taipei', 'Taipei', '台北'],
  ['Asia/Singapore', 'Singapore', '新加坡'],
  ['Asia/Kuala_Lumpur', 'Kuala Lumpur', '吉隆坡'],
  ['Asia/Manila', 'Manila', '马尼拉'],
  ['Australia/Perth', 'Perth', '珀斯'],
  ['Asia/Tokyo', 'Tokyo', '东京'],
  ['Asia/Seoul', 'Seoul', '首尔'],
  ['Australia/Adelaide', 'Adelaide', '阿德莱德'],
  ['Australia/Brisbane', 'Brisbane', '布里斯班'],
  ['Australia/Sydney', 'Sydney', '悉尼'],
  ['Pacific/Auckland', 'Auckland', '奥克兰'],
];

const byZone = new Map(cities.map(([zone, en, zh]) => [zone, { en, 'zh-CN': zh }]));

/** Names a zone by its city: `Asia/Shanghai` is "Beijing, Shanghai". */
export const zoneName = (zone: string, locale: Locale): string =>
  byZone.get(zone)?.[locale] ?? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

// Making an Intl formatter takes 0.2 ms, and a form lists all zones.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' });
  formats.set(zone, made);
  return made;
}

/** Writes a zone's distance from UTC at an instant: `UTC+8`. */
function offset(zone: string, now: Instant): string {
  const parts = formatOf(zone).formatToParts(now);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return name.replace('GMT', 'UTC');
}

/** Names a zone with its distance from UTC: "Berlin · UTC+1". */
export const zoneLabel = (zone: string, locale: Locale, now: Instant): string =>
  zone === 'UTC' ? zoneName(zone, locale) : `${zoneName(zone, locale)} · ${offset(zone, now)}`;

/** Lists the zones to choose from; one that is in use stands first where the list lacks it. */
export function zoneOptions(current: string, locale: Locale, now: Instant): Option[] {
  const zones = byZone.has(current) ? [...byZone.keys()] : [current, ...byZone.keys()];
  return zones.map((zone) => ({ value: zone, label: zoneLabel(zone, locale, now) }));
}
