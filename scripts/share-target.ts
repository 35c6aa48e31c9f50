// Files shared to the installed app (Web Share Target). The system posts them to an address that only the worker answers: it
// puts them aside for the page, src/composables/incoming-file.ts, which asks before anything is imported.

export const shareTarget = {
  action: './share-bank',
  method: 'POST' as const,
  enctype: 'multipart/form-data' as const,
  params: {
    text: 'text',
    files: {
      name: 'file',
      accept: [
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/vnd.ms-excel',
        'application/vnd.oasis.opendocument.spreadsheet',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/json',
        'application/xml',
        'text/xml',
        'text/csv',
        'text/plain',
        ...['.xlsx', '.xls', '.ods', '.docx', '.json', '.xml', '.csv', '.tsv', '.txt', '.gift', '.apkg'],
      ],
    },
  },
}

// The worker's own; the code below is written into it as text.
declare const caches: {
  open(name: string): Promise<{ put(address: string, response: Response): Promise<void> }>
}
declare const registration: { readonly scope: string }

export const shareRoute = {
  urlPattern: /\/share-bank$/,
  method: 'POST' as const,
  handler: async ({ request }: { readonly request: Request }): Promise<Response> => {
    const form = await request.formData()
    const file = form.get('file')
    const shared = file ?? form.get('text')
    if (shared) {
      const name = typeof file === 'object' && file ? file.name : ''
      const headers = { 'X-Name': encodeURIComponent(name) }
      const cache = await caches.open(`bainian-qianti-shared-${registration.scope}`)
      await cache.put('shared', new Response(shared, { headers }))
    }
    return Response.redirect(`${registration.scope}#/banks`, 303)
  },
}
