export { drawSvg, type Picture } from './draw-svg.ts';
export { paint } from './paint.ts';
