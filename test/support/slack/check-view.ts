import { byType, flag, isObject, type Json, problem, shape, string } from './check-shape.ts';
import { blocksIn, blocksOn } from './check-surface.ts';
import { plain } from './check-text.ts';

/** Bytes of a view as JSON: 250 KB. */
const VIEW_BYTES = 250_000;

const common = {
  private_metadata: string(3_000, 0),
  callback_id: string(255, 0),
  external_id: string(255, 0),
};

const needsSubmit = (view: Json, at: string): string[] =>
  view.submit === undefined && blocksIn(view.blocks).some(({ block }) => block.type === 'input')
    ? problem(at, 'missing required field: submit')
    : [];

const rule = byType({
  modal: shape(
    { title: plain(24), blocks: blocksOn('modal') },
    { ...common, submit: plain(24), close: plain(24), clear_on_close: flag, notify_on_close: flag },
    needsSubmit,
  ),
  home: shape({ blocks: blocksOn('home') }, common),
});

/** Measures a view as Slack does: bytes of its JSON. */
export const isTooLarge = (view: unknown): boolean =>
  Buffer.byteLength(JSON.stringify(view) ?? '', 'utf8') > VIEW_BYTES;

/** Says what Slack would refuse in a modal or a Home tab; nothing where it would take it. */
export function checkView(view: unknown): string[] {
  if (!isObject(view)) return problem('/view', 'must provide an object');
  const found = rule(view, '/view').map((it) =>
    it.replace('[json-pointer:/view/blocks', '[json-pointer:/blocks'),
  );
  return isTooLarge(view) ? [...found, ...problem('/view', 'view_too_large')] : found;
}
