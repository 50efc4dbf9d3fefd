import { ErrCode, type Json, objectOf, objectsOf, problem, taggedIn } from './check-shape.ts';

/** What a card is looked at against. */
export type Known = {
  /** Whether somebody has this id; everybody is known where nothing is said. */
  user?: (id: string) => boolean;
  /** Whether an image was uploaded with this key. */
  image?: (key: string) => boolean;
  /** Lets a card call everybody of a group. */
  callsEveryone?: boolean;
};

const live = /<(\/?)([a-z_]+)\b([^<>]*)>/gi;
const tags: ReadonlySet<string> = new Set(
  'at font a link text_tag person local_datetime number_tag br hr raw b i u s strong em del'.split(' '),
);
const single: ReadonlySet<string> = new Set(['br', 'hr']);

const idIn = (attributes: string): string =>
  /\b(?:id|user_id|ids)\s*=\s*['"]?([^'"\s/>]+)/i.exec(attributes)?.[1] ?? '';

function checkTag([, slash, tag = '', attributes = '']: RegExpExecArray, at: string, known: Known): string[] {
  const name = tag.toLowerCase();
  if (!tags.has(name)) return problem(at, `unknown tag <${name}> in Markdown: it was not written by Pacer`);
  if (slash === '/' || (name !== 'at' && name !== 'person')) return [];
  const id = idIn(attributes);
  if (id === 'all')
    return known.callsEveryone === true ? [] : problem(at, 'the card calls everybody: <at id=all>', 11235);
  if (/email\s*=/i.test(attributes))
    return problem(at, 'the card calls somebody by an address', ErrCode.userId);
  return id === '' || known.user?.(id) === false ? problem(at, `invalid user id ${id}`, ErrCode.userId) : [];
}

/** Tags that are opened are closed, in order; half a tag shows as it is. */
function checkBalance(found: readonly RegExpExecArray[], at: string): string[] {
  const open: string[] = [];
  for (const [whole, slash, tag = ''] of found) {
    const name = tag.toLowerCase();
    if (single.has(name) || whole.endsWith('/>')) continue;
    if (slash !== '/') open.push(name);
    else if (open.pop() !== name) return problem(at, `</${name}> closes nothing`);
  }
  return open.length === 0 ? [] : problem(at, `<${open.join('><')}> is not closed`);
}

/** Says what Markdown Feishu would refuse, or what of people's words has become markup in it. */
export function checkMarkdown(content: string, at: string, known: Known = {}): string[] {
  const found = [...content.matchAll(live)];
  const images = [...content.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)];
  return [
    ...found.flatMap((it) => checkTag(it, at, known)),
    ...checkBalance(found, at),
    ...images
      .filter(([, key = '']) => !key.startsWith('img_') || known.image?.(key) === false)
      .flatMap(() => problem(at, 'an image in Markdown has no key', ErrCode.imageKey)),
  ];
}

const parsed: ReadonlySet<string> = new Set(['markdown', 'lark_md']);

/** Lists what of an element is read as Markdown: its content in every language, and cells. */
function markdownIn(it: Json): string[] {
  const content = parsed.has(String(it.tag)) ? [it.content, ...Object.values(objectOf(it.i18n_content))] : [];
  const columns =
    it.tag === 'table' ? objectsOf(it.columns).filter((one) => parsed.has(String(one.data_type))) : [];
  const cells = objectsOf(it.rows).flatMap((row) => columns.map((one) => row[String(one.name)]));
  return [...content, ...cells].filter((one) => typeof one === 'string');
}

const idsOf = (it: Json): unknown[] => (it.tag === 'person' ? [it.user_id] : []);

/** Looks at everything in a card that names a person or an image, and at its Markdown. */
export function checkReferences(card: unknown, known: Known): string[] {
  return taggedIn(card).flatMap((it) => {
    const at = `ROOT -> (tag: ${String(it.tag)})`;
    return [
      ...markdownIn(it).flatMap((words) => checkMarkdown(words, at, known)),
      ...idsOf(it)
        .filter((id) => known.user?.(String(id)) === false)
        .flatMap((id) => problem(at, `invalid user id ${String(id)}`, ErrCode.userId)),
      ...(it.tag === 'img' && known.image?.(String(it.img_key)) === false
        ? problem(at, 'image key is invalid', ErrCode.imageKey)
        : []),
    ];
  });
}
