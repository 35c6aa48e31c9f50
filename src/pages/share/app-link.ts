/** The address that opens the app from anywhere, without the page one is on. */
export function appLink({ origin, pathname }: Pick<Location, 'origin' | 'pathname'>): string {
  return `${origin}${pathname.replace(/index\.html$/, '')}`
}

/** Whether nobody outside this device or its network can open the address. */
export function isLocalLink(link: string): boolean {
  const { hostname } = new URL(link)
  return (
    /^(localhost|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|\[)/.test(hostname) ||
    hostname.endsWith('.local')
  )
}
