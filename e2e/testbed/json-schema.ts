import { Ajv2020 as Validator } from 'ajv/dist/2020.js'

/** A validator of JSON Schema 2020-12 that is not ours. */
export const Ajv2020 = Validator
