// Is what lies in node_modules what package-lock.json asks for?

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 *
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * Why an install is needed, or undefined when it is not. Compares contents and not file times, since a fresh clone and a
 * change of branch touch the lock's time without changing what it says.
 *
 * @param {string | undefined} lockText package-lock.json
 * @param {string | undefined} installedText node_modules/.package-lock.json, which npm writes last, after everything is in
 * @returns {string | undefined}
 */
export function reasonToInstall(lockText, installedText) {
  if (lockText === undefined) return 'package-lock.json is missing'
  if (installedText === undefined) return 'nothing is installed yet'
  const wanted = packagesIn(lockText)
  const installed = packagesIn(installedText)
  if (installed === undefined) return 'the last install was cut short'
  for (const [place, { version, optional, devOptional }] of Object.entries(wanted ?? {})) {
    if (place === '') continue
    const there = installed[place]
    // Optional packages are mostly binaries for other machines.
    if (there === undefined && (optional || devOptional)) continue
    if (there === undefined) return `${nameOf(place)} is not installed`
    if (there.version !== version) return `${nameOf(place)} is ${there.version} and should be ${version}`
  }
  return undefined
}

/**
 * @param {string} text
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesIn(text) {
  try {
    return /** @type {Lock} */ (JSON.parse(text)).packages
  } catch {
    return undefined
  }
}

/** @param {string} place Such as `node_modules/a/node_modules/@scope/b`. */
function nameOf(place) {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
}
