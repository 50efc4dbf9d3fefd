import { say } from '../../copy.ts';
import type { PageState } from '../state.ts';
import { find } from './dom.ts';

/** What this page was drawn with. */
export const state: PageState = JSON.parse(find('#state', HTMLElement).dataset.state ?? '{}');
export const words = say(state.locale);
