import type { Plugin } from 'vite'
import { hashOf, INLINE_SCRIPT_HASHES } from './inline-scripts.ts'

/**
 * The policy for hosts that set no headers, as a meta tag before any script. No address but our own, no inline script and no
 * inline style but those whose hashes it names, and Trusted Types: a string never becomes markup or a script address except
 * through the named policies (`vue` creates its own; `bainian-worker`, `bainian-backup` and `bainian-import` let through one
 * fixed address each, of the service worker and of the workers for backups and for imported files).
 */
function policyWith(style: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${INLINE_SCRIPT_HASHES.join(' ')}`,
    `style-src 'self' ${style}`,
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vue bainian-worker bainian-backup bainian-import',
  ].join('; ')
}

/** That of a page, with the hash of each style sheet that stands in it. */
export function pagePolicy(html: string): string {
  const sheets = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, sheet = '']) => hashOf(sheet))
  if (sheets.length === 0) throw new Error('the page has no style sheet in it')
  return policyWith(sheets.join(' '))
}

/**
 * The policy as a header, which can also say what a meta tag cannot: nobody may show the app in a frame. It does not name the
 * style sheet, whose hash is another one in every build; that of the page does, and what is to hold must pass both.
 */
export const HEADER_POLICY = `${policyWith("'unsafe-inline'")}; frame-ancestors 'none'`

/** Adds the policy to the built page. Not in development, where Vite itself injects inline styles. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html.replace(
          '<meta charset="utf-8" />',
          `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${pagePolicy(html)}" />`,
        ),
    },
  }
}
