import type { Response } from '../../http.ts'
import { answer, jsonType } from '../reply.ts'
import { booksFor } from '../scope.ts'
import { jsonText, jsonValue, typeHintOf } from './project.ts'
import type { PropertyTarget } from './resolve.ts'

/** A value without quotes around it, as `$value` gives it. */
const rawText = (json: string): string => (json.startsWith('"') ? (JSON.parse(json) as string) : json)

/**
 * Answers `GET` of one property of a record, or of its bare value.
 *
 * @see OData 4.0, part 1, sections 11.2.3 and 11.2.3.1; OData JSON Format 4.0, section 11
 */
export const readProperty = ({ scope, plan, row, column, path, isRaw }: PropertyTarget): Response => {
  const { request, metadata, base } = scope
  const json = jsonValue(column, row, booksFor(scope, plan))
  if (isRaw) return answer(request, 200, rawText(json), { 'content-type': 'text/plain; charset=utf-8' })
  const context = metadata === 'none' ? '' : `"@odata.context":${jsonText(`${base}/$metadata#${path}`)},`
  const type = metadata === 'full' ? typeHintOf(column, '') : ''
  return answer(request, 200, `{${context}${type}"value":${json}}`, { 'content-type': jsonType(metadata) })
}
