/** One finding about a chat's set-up: well, worth knowing, or wrong; the sentence says what to do. */
export type Check = { state: 'fine' | 'note' | 'wrong'; sentence: string };
