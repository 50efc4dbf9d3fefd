import type { State, StoredFile } from './state.ts';

/** Tells a file's type by its name. */
export const mimetypeOf = (name: string): string => {
  const [, ending = ''] = /\.(png|jpe?g|gif)$/i.exec(name) ?? [];
  return ending === '' ? 'application/octet-stream' : `image/${ending.toLowerCase().replace('jpg', 'jpeg')}`;
};
/** Says whether Slack has finished looking at a file. */
export const isReady = (it: StoredFile): boolean => it.completed && Date.now() >= it.readyAt;

/** Says whether blocks may show a file: a finished picture. */
export const isShowable = (it: StoredFile | undefined): boolean =>
  it !== undefined && isReady(it) && mimetypeOf(it.name).startsWith('image/');

/** Takes the content of a file; says whether it is as long as was announced. */
export function takeUpload(state: State, id: string, content: Buffer): boolean {
  const file = state.files.get(id);
  if (file === undefined || file.content !== undefined || file.length !== content.length) return false;
  file.content = content;
  return true;
}
