/**
 * The address that opens a code on any device, wherever the app is served from. Dashes help people who type; a link goes
 * without them, and its QR code is a fifth smaller.
 */
export function codeLink(code: string, { origin, pathname }: Pick<Location, 'origin' | 'pathname'>): string {
  return `${origin}${pathname}#/contest/${code.replaceAll('-', '')}`
}
