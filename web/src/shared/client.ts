/* The API client: one place for cookies, CSRF, versions and problem documents. */

export interface FieldProblem {
  field: string
  code: string
  message: string
}

/* A reply of the server that is not a success, or (status 0) no reply at all. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly fields: FieldProblem[]
  readonly state?: string

  constructor(status: number, code: string, detail: string, fields: FieldProblem[] = [], state?: string) {
    super(detail)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.fields = fields
    this.state = state
  }

  get offline(): boolean {
    return this.status === 0
  }

  /* The message for one field of a form, if the server named it. */
  field(name: string): string | undefined {
    return this.fields.find((problem) => problem.field === name)?.message
  }
}

export type QueryValue = string | number | boolean | null | undefined
export type Query = Record<string, QueryValue>

export interface Reply<T> {
  body: T
  status: number
  version?: number // from the ETag, for the If-Match of the next change
}

export interface SendOptions {
  version?: number // If-Match
  headers?: Record<string, string>
  signal?: AbortSignal
}

export function queryText(query: object = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query as Query)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value))
  }
  const text = params.toString()
  return text && '?' + text
}

function versionOf(response: Response): number | undefined {
  const match = /"(\d+)"/.exec(response.headers.get('ETag') ?? '')
  return match ? Number(match[1]) : undefined
}

/* The server writes null where a member is absent; the shapes in api.ts leave such members out. */
const dropNull = (_name: string, value: unknown) => value ?? undefined

export async function problemOf(response: Response): Promise<ApiError> {
  try {
    const problem = await response.json()
    const detail = problem.detail ?? problem.title ?? '请求失败'
    return new ApiError(response.status, problem.code ?? 'unknown', detail, problem.errors ?? [], problem.state)
  } catch {
    return new ApiError(response.status, 'unknown', `服务器未能处理请求（${response.status}）`)
  }
}

export class Client {
  csrf = ''
  /* Called on every 401 except that of a login itself, so that the application can ask for a new one. */
  onUnauthenticated: () => void = () => {}
  private readonly base: string
  private readonly known = new Map<string, { tag: string; body: unknown }>()

  constructor(base = '/api/v1') {
    this.base = base
  }

  async send<T>(method: string, path: string, body?: BodyInit, options: SendOptions = {}): Promise<Reply<T>> {
    const headers: Record<string, string> = { Accept: 'application/json', ...options.headers }
    if (typeof body === 'string') headers['Content-Type'] = 'application/json'
    if (method !== 'GET' && this.csrf) headers['X-CSRF-Token'] = this.csrf
    if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`
    const response = await this.request(path, { method, headers, body, credentials: 'same-origin', signal: options.signal })
    if (!response.ok) throw await this.refused(response)
    const value = response.status === 204 ? undefined : JSON.parse(await response.text(), dropNull)
    return { body: value as T, status: response.status, version: versionOf(response) }
  }

  private async request(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(this.base + path, init)
    } catch (cause) {
      if (init.signal?.aborted) throw cause
      throw new ApiError(0, 'offline', '连接不上服务器，请检查网络')
    }
  }

  private async refused(response: Response): Promise<ApiError> {
    const error = await problemOf(response)
    if (error.status === 401 && !error.code.startsWith('login.')) this.onUnauthenticated()
    return error
  }

  async get<T>(path: string, query: object = {}, signal?: AbortSignal): Promise<T> {
    return (await this.send<T>('GET', path + queryText(query), undefined, { signal })).body
  }

  /* Asked again and again: the server says with a 304 when nothing has changed, and the reply at hand stands. */
  async again<T>(path: string, query: object = {}): Promise<{ body: T; changed: boolean }> {
    const url = path + queryText(query)
    const known = this.known.get(url)
    const headers: Record<string, string> = { Accept: 'application/json' }
    if (known) headers['If-None-Match'] = known.tag
    const response = await this.request(url, { headers, credentials: 'same-origin' })
    if (known && response.status === 304) return { body: known.body as T, changed: false }
    if (!response.ok) throw await this.refused(response)
    const body = JSON.parse(await response.text(), dropNull) as T
    const tag = response.headers.get('ETag')
    if (tag) this.known.set(url, { tag, body })
    return { body, changed: true }
  }

  async post<T>(path: string, body: unknown = {}, options?: SendOptions): Promise<T> {
    return (await this.send<T>('POST', path, JSON.stringify(body), options)).body
  }

  async put<T>(path: string, body: unknown, options?: SendOptions): Promise<T> {
    return (await this.send<T>('PUT', path, JSON.stringify(body), options)).body
  }

  async patch<T>(path: string, body: unknown, options?: SendOptions): Promise<T> {
    return (await this.send<T>('PATCH', path, JSON.stringify(body), options)).body
  }

  async delete<T>(path: string, options?: SendOptions): Promise<T> {
    return (await this.send<T>('DELETE', path, undefined, options)).body
  }

  /* Raw bytes, e.g. a photo; the hash says what was meant to arrive. */
  async putRaw<T>(path: string, bytes: Blob, headers: Record<string, string>): Promise<T> {
    const all = { 'Content-Type': bytes.type || 'application/octet-stream', ...headers }
    return (await this.send<T>('PUT', path, bytes, { headers: all })).body
  }

  /* For links and <img src>. */
  url(path: string, query: object = {}): string {
    return this.base + path + queryText(query)
  }
}
