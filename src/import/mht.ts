// A web page saved in one file, which some programs put into a .docx as its whole text.
import { decodeText } from './decode-text.ts'
import { htmlText } from './html-text.ts'

/** The text of its first page of HTML; of anything else, the text itself. */
export function mhtText(bytes: Uint8Array): string {
  const raw = new TextDecoder('latin1').decode(bytes)
  if (!/^\s*MIME-Version:/i.test(raw)) return htmlText(decodeText(bytes).text)
  const boundary = /boundary="?([^"\r\n;]+)/i.exec(raw)?.[1]
  const parts = boundary ? raw.split(`--${boundary}`) : [raw]
  const page = parts.find((part) => /content-type:\s*text\/html/i.test(part)) ?? ''
  const [head = '', ...rest] = page.split(/\r?\n\r?\n/)
  const body = decodedBody(rest.join('\n\n'), /content-transfer-encoding:\s*(\S+)/i.exec(head)?.[1] ?? '')
  const charset = /charset="?([\w-]+)/i.exec(head)?.[1]
  return htmlText(decodeText(body, charset).text)
}

function decodedBody(text: string, encoding: string): Uint8Array {
  const latin1 =
    encoding.toLowerCase() === 'base64'
      ? fromBase64(text)
      : encoding.toLowerCase() === 'quoted-printable'
        ? text
            .replace(/=\r?\n/g, '')
            .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
        : text
  return Uint8Array.from(latin1, (sign) => sign.charCodeAt(0))
}

function fromBase64(text: string): string {
  try {
    return atob(text.replace(/[^A-Za-z0-9+/=]/g, ''))
  } catch {
    return ''
  }
}
