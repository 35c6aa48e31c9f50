/**
 * Whether a Node version is new enough.
 *
 * @param {string} version Such as `v20.19.1` or `22.0.0-rc.1`.
 * @param {string} least Such as `20.19.0`.
 */
export function isAtLeast(version, least) {
  const [have, want] = [numbers(version), numbers(least)]
  for (const [index, wanted] of want.entries()) {
    const number = have[index] ?? 0
    if (number !== wanted) return number > wanted
  }
  // 20.19.0-rc.1 comes before 20.19.0.
  return !version.includes('-')
}

/**
 * The message for somebody whose Node is too old, or undefined when it will do.
 *
 * @param {string} version
 * @param {string} range The `engines.node` of package.json, which here always reads `>=X.Y.Z`.
 */
export function nodeProblem(version, range) {
  const least = range.replace(/^>=\s*/, '')
  if (isAtLeast(version, least)) return undefined
  return `This project needs Node ${least} or newer; this is Node ${version.replace(/^v/, '')}. Install a newer one from https://nodejs.org and try again.`
}

/** @param {string} version */
function numbers(version) {
  return version
    .replace(/^v/, '')
    .replace(/[-+].*$/, '')
    .split('.')
    .map(Number)
}
