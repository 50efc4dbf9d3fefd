export { accessStore } from './store.ts';
