/** An answer that refuses: RFC 7807 as Smokeball fills it. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly statusCode: number

  constructor(statusCode: number, detail: string) {
    super(detail)
    this.statusCode = statusCode
  }

  /** The body. What stands inside `errors` is not published. */
  body(instance: string): Readonly<Record<string, unknown>> {
    const { type, title } = sorts[this.statusCode] ?? { type: 'about:blank', title: 'Error' }
    return { type, title, status: this.statusCode, detail: this.message, instance, ...(this.statusCode === 400 ? { errors: [{}] } : {}) }
  }
}

const sorts: Readonly<Record<number, { readonly type: string; readonly title: string }>> = {
  400: { type: 'https://tools.ietf.org/html/rfc7231#section-6.5.1', title: 'One or more validation errors occurred.' },
  403: { type: 'https://tools.ietf.org/html/rfc7231#section-6.5.3', title: 'Forbidden' },
  404: { type: 'https://tools.ietf.org/html/rfc7231#section-6.5.4', title: 'Not Found' },
}
