// Holds every recorded exchange of the API tests (build/transcripts/*.jsonl) against the checked-in OpenAPI: each reply
// must fit the schema of its status, and each operation must have been seen to succeed, in every documented way, and to
// refuse. Ends with "N passed, M failed" over operations and replies.
import { readdirSync, readFileSync } from 'node:fs'

const api = JSON.parse(readFileSync('tests/golden/openapi.json', 'utf8'))
const folder = 'build/transcripts'
// Nothing a client sends makes these refuse; the limiter, which is in front of all, has its own test.
const neverRefuse = new Set(['health', 'openapi', 'setup_get'])

const resolve = (ref) => ref.slice(2).split('/').reduce((at, name) => at[name], api)
const typeOf = (value) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value

const formats = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
}

// The first departure from the schema, as text; undefined when the value fits. Limits bind what is sent, not replies.
function departure(schema, value, path) {
  if (schema.$ref) return departure(resolve(schema.$ref), value, path)
  if (schema.anyOf)
    return schema.anyOf.some((one) => !departure(one, value, path)) ? undefined : `${path}: fits none of anyOf`
  const types = [schema.type ?? []].flat()
  const type = typeOf(value)
  if (types.length && !types.includes(type) && !(type === 'integer' && types.includes('number')))
    return `${path}: ${type}, not ${types}`
  if (schema.enum && !schema.enum.includes(value)) return `${path}: ${value} is not in the vocabulary`
  if (type === 'string' && formats[schema.format] && !formats[schema.format].test(value)) return `${path}: no ${schema.format}`
  if (type === 'array' && schema.items)
    return value.map((item, i) => departure(schema.items, item, `${path}[${i}]`)).find(Boolean)
  return type === 'object' && schema.properties ? departureOfObject(schema, value, path) : undefined
}

function departureOfObject(schema, value, path) {
  const missing = (schema.required ?? []).find((name) => !(name in value))
  if (missing) return `${path}.${missing}: missing`
  const unknown = Object.keys(value).find((name) => !(name in schema.properties))
  if (unknown && schema.additionalProperties === false) return `${path}.${unknown}: not in the schema`
  return Object.keys(value)
    .filter((name) => name in schema.properties)
    .map((name) => departure(schema.properties[name], value[name], `${path}.${name}`))
    .find(Boolean)
}

const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    literal: !path.includes('{'),
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    operation,
    seen: new Set(),
  })),
)
operations.sort((a, b) => b.literal - a.literal)

function find(entry) {
  const path = entry.target.split('?')[0]
  return operations.find((one) => one.method === entry.method && one.pattern.test(path))
}

const problem = { $ref: '#/components/schemas/problem' }

function judge(entry) {
  const found = find(entry)
  if (!found) return entry.status >= 400 && entry.reply ? departure(problem, entry.reply, 'reply') : undefined
  const responses = found.operation.responses
  const documented = responses[entry.status] ? String(entry.status) : `${Math.floor(entry.status / 100)}XX`
  found.seen.add(documented)
  if (entry.status === 304) return undefined
  if (!responses[documented]) return `status ${entry.status} is not documented`
  const response = responses[documented].$ref ? resolve(responses[documented].$ref) : responses[documented]
  const type = Object.keys(response.content ?? {})[0]
  if (!type) return entry.type ? `has a body of ${entry.type}` : undefined
  if (type !== entry.type && !(type.endsWith('/*') && entry.type.startsWith(type.slice(0, -1))))
    return `is ${entry.type}, not ${type}`
  return entry.reply ? departure(response.content[type].schema, entry.reply, 'reply') : undefined
}

let replies = 0
const faults = []
for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
  for (const line of readFileSync(`${folder}/${file}`, 'utf8').split('\n').filter(Boolean)) {
    const entry = JSON.parse(line)
    const fault = judge(entry)
    replies++
    if (fault) faults.push(`${file}: ${entry.method} ${entry.target} as ${entry.as || 'nobody'} -> ${entry.status}: ${fault}`)
  }
}

for (const { operation, seen } of operations) {
  const wanted = Object.keys(operation.responses).filter(
    (status) => status !== '5XX' && !(status === '4XX' && neverRefuse.has(operation.operationId)),
  )
  for (const status of wanted.filter((one) => !seen.has(one))) faults.push(`${operation.operationId}: ${status} never exercised`)
}

for (const fault of new Set(faults)) console.log(fault)
console.log(`${replies + operations.length - faults.length} passed, ${faults.length} failed`)
process.exitCode = faults.length || !replies ? 1 : 0
