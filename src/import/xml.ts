// XML as events, by names without their prefix. A document with a DTD is refused, so no entity can grow.
import { Parser } from 'saxen'
import { FileFault } from './reason.ts'

export interface XmlEvents {
  readonly open: (name: string, attribute: (name: string) => string) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

export function readXml(xml: string, { open, close, text }: XmlEvents): void {
  let fault: FileFault | undefined
  const parser = new Parser()
  const fail = (code: 'damaged' | 'doctype'): void => {
    fault ??= new FileFault(code)
    parser.stop()
  }
  parser
    .on('openTag', (name, attributes, decode) => {
      open(local(name), (wanted) => {
        const found = Object.entries(attributes()).find(([key]) => local(key) === wanted)
        return found ? decode(found[1]) : ''
      })
    })
    .on('closeTag', (name) => close(local(name)))
    .on('text', (value, decode) => text(decode(value)))
    .on('cdata', (value) => text(value))
    .on('attention', (value) => {
      if (/^<!(DOCTYPE|ENTITY)/i.test(value)) fail('doctype')
    })
    .on('error', () => fail('damaged'))
  parser.parse(xml)
  if (fault) throw fault
}
