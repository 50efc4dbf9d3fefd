import { describe, expect, it } from 'vitest';
import { readMessageRef } from '../../../adapters/slack/message-ref.ts';
import type { CardElement } from '../../../src/chat/index.ts';
import { card, message, openOutbound } from './open-outbound.ts';

// More slices than Slack draws by itself.
const slices = Array.from({ length: 9 }, (_, i) => ({ label: `Part ${i}`, value: i + 1 }));
const picture = (title = 'Where the week went'): CardElement => ({
  kind: 'picture',
  title,
  alt: 'Most of it went into part 8.',
  chart: { kind: 'pie', slices },
});
const small: CardElement = {
  kind: 'picture',
  title: 'Done and open',
  alt: 'Three of four are done.',
  chart: {
    kind: 'pie',
    slices: [
      { label: 'Done', value: 3 },
      { label: 'Open', value: 1 },
    ],
  },
};

const open = async (options: Parameters<typeof openOutbound>[0] = {}) => {
  // Pictures get a quarter of it: five seconds, for a busy machine.
  const opened = await openOutbound({ httpTimeoutMs: 20_000, ...options });
  const { slack, ann, messages, toPerson } = opened;
  const withPictures = (...more: CardElement[]) => message(toPerson(ann.id), { cards: [card('Look', more)] });
  const shown = async (...more: CardElement[]) => {
    const ref = await messages.send(withPictures(...more));
    const { channel, ts } = readMessageRef(ref) ?? { channel: '', ts: '' };
    return { ref, blocks: JSON.stringify(slack.message(channel, ts)?.blocks) };
  };
  return { ...opened, withPictures, shown };
};

describe('a picture that Slack cannot draw by itself', () => {
  it('is uploaded with its words, shared with no channel, shown by its file, and once only', async () => {
    const painted: string[] = [];
    const paint = async (it: { title: string }) => {
      painted.push(it.title);
      return new Uint8Array([1, 2, 3]);
    };
    const { slack, messages, shown, withPictures } = await open({ paint });
    const { ref, blocks } = await shown(picture(), picture());
    const [file] = [...slack.state.files.values()];
    expect(file).toMatchObject({
      altText: 'Most of it went into part 8.',
      length: 3,
      completed: true,
      channels: [],
    });
    expect(blocks).toContain(`"slack_file":{"id":"${file?.id}"}`);
    await messages.update(ref, withPictures(picture()));
    await shown(picture());
    expect(painted).toEqual(['Where the week went']);
    expect(slack.state.files.size).toBe(1);
    const upload = slack.calls.find((it) => it.method === 'upload');
    expect(upload?.reply).toEqual({ ok: true });
  });

  it('is not uploaded where Slack draws it', async () => {
    const { slack, shown } = await open();
    expect((await shown(small)).blocks).toContain('data_visualization');
    expect(slack.count('files.getUploadURLExternal')).toBe(0);
  });

  it.each(['files.getUploadURLExternal', 'files.completeUploadExternal', 'files.info'])(
    'shows its words when %s fails, and is tried again the next time',
    async (method) => {
      const { slack, shown, said } = await open();
      slack.fail({ method, as: { kind: 'error', error: 'internal_error' } });
      const { blocks } = await shown(picture());
      expect(blocks).toContain('Most of it went into part 8.');
      expect(blocks).not.toContain('slack_file');
      expect(said.map((it) => it.level)).toEqual(['warn']);
      expect(JSON.stringify(said)).not.toContain('week');
      expect((await shown(picture())).blocks).toContain('slack_file');
    },
  );

  it('shows its words when it cannot be painted', async () => {
    const paint = () => Promise.reject(new Error('Most of it went wrong'));
    const { shown, said } = await open({ paint });
    expect((await shown(picture())).blocks).toContain('Most of it went into part 8.');
    expect(JSON.stringify(said)).not.toContain('Most');
  });

  it('keeps the message waiting for a second at most, and is there the next time', async () => {
    let painted = (_: Uint8Array) => {};
    const paint = () =>
      new Promise<Uint8Array>((resolve) => {
        painted = resolve;
      });
    const { slack, shown } = await open({ paint, httpTimeoutMs: 2_500 });
    const before = Date.now();
    expect((await shown(picture())).blocks).not.toContain('slack_file');
    expect(Date.now() - before).toBeLessThan(2_500);
    painted(new Uint8Array([1]));
    expect((await shown(picture())).blocks).toContain('slack_file');
    expect(slack.state.files.size).toBe(1);
  });

  it('gives way to its words where Slack will not show the file', async () => {
    const { slack, shown } = await open();
    slack.fail({ method: 'chat.postMessage', as: { kind: 'error', error: 'invalid_blocks' } });
    const { blocks } = await shown(picture());
    expect(blocks).toContain('Most of it went into part 8.');
    expect(slack.state.messages).toHaveLength(1);
  });
});
