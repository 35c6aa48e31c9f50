/** As much of the Trusted Types interface as is used here; the DOM library does not know it yet. */
interface TrustedTypePolicies {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy
}
interface Policy {
  createScriptURL(address: string): object
}

/** A policy can be made once. */
const policies = new Map<string, Policy>()

/**
 * The address of a worker as Trusted Types want it: plain strings are refused. Each policy lets its one address through; its
 * name stands in scripts/content-security-policy.ts. Typed as the string that the DOM library asks for.
 */
export function trustedAddress(name: string, address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicies }
  if (!trustedTypes) return address
  const policy =
    policies.get(name) ??
    trustedTypes.createPolicy(name, {
      createScriptURL: (asked) => {
        if (asked !== address) throw new TypeError(`not the address of ${name}: ${asked}`)
        return asked
      },
    })
  policies.set(name, policy)
  return policy.createScriptURL(address) as unknown as string
}
