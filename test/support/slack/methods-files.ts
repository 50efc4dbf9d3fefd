import { ApiError, jsonArg, type Methods, needArg, textArg } from './api-args.ts';
import { type Json, objectsOf } from './check-shape.ts';
import { isReady, mimetypeOf } from './files.ts';
import { postAsBot, writableChannel } from './posting.ts';
import type { State, StoredFile } from './state.ts';

const shown = (it: StoredFile): Json => ({
  id: it.id,
  name: it.name,
  title: it.title,
  // Nothing is said of a file that is not looked at yet.
  mimetype: isReady(it) ? mimetypeOf(it.name) : '',
  size: it.length,
  alt_txt: it.altText,
  channels: it.channels,
});

function begin(state: State, args: Json): Json {
  const name = needArg(args, 'filename');
  const length = Number(needArg(args, 'length'));
  if (!Number.isInteger(length) || length <= 0) throw new ApiError('invalid_arguments');
  const id = state.ids.next('F');
  // `alt_text`, which the SDK's own upload sends, is no argument of this method.
  const altText = textArg(args, 'alt_txt') ?? '';
  if (altText.length > 1_000) throw new ApiError('alt_txt_too_large');
  state.files.set(id, { id, name, title: name, length, altText, completed: false, readyAt: 0, channels: [] });
  return { upload_url: `${state.origin.api}/upload/${id}`, file_id: id };
}

function complete(state: State, args: Json): Json {
  const given = objectsOf(jsonArg(args, 'files'));
  if (given.length === 0) throw new ApiError('invalid_arguments');
  const files = given.map((it) => {
    const file = state.files.get(String(it.id));
    if (file?.content === undefined || file.completed) throw new ApiError('file_not_found');
    return { file, title: String(it.title ?? file.name) };
  });
  const channel =
    textArg(args, 'channel_id') === undefined
      ? undefined
      : writableChannel(state, { channel: args.channel_id });
  for (const { file, title } of files) {
    file.completed = true;
    file.readyAt = Date.now() + state.fileReadyMs;
    file.title = title;
    if (channel !== undefined) file.channels.push(channel.id);
  }
  if (channel !== undefined) postAsBot(state, channel.id, { text: textArg(args, 'initial_comment') ?? '' });
  return { files: files.map(({ file }) => shown(file)) };
}

/** `files.*`; the content itself is posted to the upload address. */
export const fileMethods: Methods = {
  'files.getUploadURLExternal': { scopes: ['files:write'], run: begin },
  'files.completeUploadExternal': { scopes: ['files:write'], run: complete },
  'files.info': {
    scopes: ['files:read'],
    run: (state, args) => {
      const file = state.files.get(needArg(args, 'file', 'file_not_found'));
      if (file?.completed !== true) throw new ApiError('file_not_found');
      return { file: shown(file) };
    },
  },
};
