// As much of W3C WebDriver as the tests need; a session is a page with a browser of its own.

export interface WebDriverSession {
  readonly version: string
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: object): Promise<T>
  /** The path of the first element that the selector finds. */
  find(selector: string): Promise<string>
  end(): Promise<void>
}

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

export async function openSession(driver: string, capabilities: object): Promise<WebDriverSession> {
  const { sessionId, capabilities: got } = await send<{
    sessionId: string
    capabilities: { browserVersion: string }
  }>('POST', `${driver}/session`, { capabilities: { alwaysMatch: capabilities } })
  const session = `${driver}/session/${sessionId}`
  return {
    version: got.browserVersion,
    get: (path) => send('GET', session + path),
    post: (path, body = {}) => send('POST', session + path, body),
    find: async (selector) => {
      const found = await send<Record<string, string>>('POST', `${session}/element`, {
        using: 'css selector',
        value: selector,
      })
      return `/element/${found[ELEMENT]}`
    },
    end: () => send('DELETE', session),
  }
}

async function send<T>(method: string, address: string, body?: object): Promise<T> {
  const response = await fetch(address, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
    // Better an error that says which command than a test that stands still.
    signal: AbortSignal.timeout(60_000),
  }).catch((error: unknown) => {
    throw new Error(`${method} ${address} ${JSON.stringify(body)}: ${String(error)}`)
  })
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } }
  if (!response.ok) throw new Error(`${method} ${address}: ${value.error} ${value.message}`)
  return value
}
