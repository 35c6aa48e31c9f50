type Place = Pick<Location, 'origin' | 'pathname'>

/** Where the app is served from, as people type it. */
export function appAddress({ origin, pathname }: Place): string {
  return origin + pathname
}

/**
 * The address that opens a code on any device, wherever the app is served from. Dashes help people who type; a link goes
 * without them, and its QR code is a fifth smaller.
 */
export function codeLink(code: string, place: Place): string {
  return `${appAddress(place)}#/contest/${code.replaceAll('-', '')}`
}
