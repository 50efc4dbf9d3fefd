import { v7 } from 'uuid';

export type NewId = () => string;

/** Makes sortable row ids (UUID version 7). */
export const newId: NewId = () => v7();
