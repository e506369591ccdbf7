/** Device pixels drawn per CSS pixel: above 2 nobody sees more, and everybody's battery feels it. */
export function pixelRatio(): number {
  return Math.min(2, Math.max(1, window.devicePixelRatio || 1));
}
