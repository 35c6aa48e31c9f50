// The part of saxen that we use; it comes without types.
declare module 'saxen' {
  type Decode = (text: string) => string
  type Attributes = () => Readonly<Record<string, string>>
  export class Parser {
    on(event: 'openTag', run: (name: string, attributes: Attributes, decode: Decode) => void): this
    on(event: 'closeTag', run: (name: string) => void): this
    on(event: 'text', run: (text: string, decode: Decode) => void): this
    on(event: 'cdata' | 'attention', run: (text: string) => void): this
    on(event: 'error', run: (error: Error) => void): this
    parse(text: string): void
    stop(): void
  }
}
