import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import type { Client } from './service.ts'

/** A check against the schema that a service serves for exports, with nothing but the usual formats. */
export async function schemaNamed(client: Client, name: string): Promise<ValidateFunction> {
  const { text } = await client.get(`/schemas/${name}.json`)
  const ajv = new Ajv2020({ allowUnionTypes: true, strictTuples: false })
  ajvFormats.default(ajv, ['date', 'date-time', 'uuid'])
  return ajv.compile(JSON.parse(text))
}
