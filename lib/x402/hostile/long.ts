import { base64Json, v2Entry, v2Required } from '../samples'

/** Headers of up to 32 kB that are long in different ways; two are read. */
export function longHeaders(): string[] {
  return [
    filled(60),
    filled(1).padEnd(32_768, ' '),
    base64(`{"x402Version":2,"accepts":[${'1,'.repeat(12_270)}1]}`),
    base64('{"a":'.repeat(4_900)),
    base64(`{"a":"${'\\"'.repeat(12_200)}"}`),
    base64('₮'.repeat(8_190)),
    `{${' '.repeat(24_000)}}`,
    '='.repeat(32_768),
    `${'A'.repeat(32_767)}!`,
    'A'.repeat(32_768),
  ]
}

function filled(entries: number): string {
  return base64Json({
    ...v2Required,
    accepts: Array(entries).fill(v2Entry),
    extensions: Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`k${i}`, ['x'.repeat(120)]]),
    ),
  })
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
