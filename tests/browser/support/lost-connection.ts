/** What WebKit answers once the system has ended its network process; every request fails, in this page and for good. */
export function loseConnection(): void {
  for (const method of ['get', 'getAll', 'put', 'add'] as const)
    IDBObjectStore.prototype[method] = () => {
      throw new DOMException(
        'Connection to Indexed Database server lost. Refresh the page to try again',
        'UnknownError',
      )
    }
}
