import { Ajv } from 'ajv'
import { Type } from 'typebox'

/** Every setting of the service, read once from the environment. */
export interface Config {
  readonly host: string
  readonly port: number
  /** A PostgreSQL connection string; undefined: the embedded database under `home`. */
  readonly databaseUrl: string | undefined
  readonly home: string
  readonly sample: 'hanoi-2019' | 'none'
  readonly isTrustedNetwork: boolean
  /** Host names, besides loopback ones, that a request may be addressed to. */
  readonly hostNames: readonly string[]
  readonly logLevel: string
}

export const Environment = Type.Object({
  HOST: Type.String({ default: '127.0.0.1', minLength: 1, description: 'Address to listen on.' }),
  PORT: Type.Integer({
    default: 4600,
    minimum: 0,
    maximum: 65535,
    description: 'Port to listen on; 0 takes a free one.',
  }),
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://',
      description: 'A PostgreSQL server (15 or newer); unset: the embedded database.',
    }),
  ),
  BELEG_HOME: Type.String({
    default: '.beleg',
    minLength: 1,
    description: 'Folder of the embedded database.',
  }),
  BELEG_SAMPLE: Type.Enum(['hanoi-2019', 'none'], {
    default: 'hanoi-2019',
    description: 'The sample desk that an empty database gets on the first start.',
  }),
  BELEG_TRUSTED_NETWORK: Type.Enum(['yes', 'no'], {
    default: 'no',
    description:
      'yes: may listen on other than loopback addresses, where everybody who reaches it is the reviewer.',
  }),
  BELEG_HOST_NAMES: Type.String({
    default: '',
    description: 'Further host names, separated by commas, that it answers to.',
  }),
  BELEG_LOG: Type.Enum(['silent', 'error', 'warn', 'info', 'debug'], {
    default: 'warn',
    description: 'What is logged to standard error.',
  }),
})

interface Settings {
  HOST: string
  PORT: number
  DATABASE_URL?: string
  BELEG_HOME: string
  BELEG_SAMPLE: Config['sample']
  BELEG_TRUSTED_NETWORK: 'yes' | 'no'
  BELEG_HOST_NAMES: string
  BELEG_LOG: string
}

/** @throws Error with a sentence for the operator that names the setting. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const settings = readSettings(environment)
  const config: Config = {
    host: settings.HOST,
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL,
    home: settings.BELEG_HOME,
    sample: settings.BELEG_SAMPLE,
    isTrustedNetwork: settings.BELEG_TRUSTED_NETWORK === 'yes',
    hostNames: settings.BELEG_HOST_NAMES.split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    logLevel: settings.BELEG_LOG,
  }
  if (!config.isTrustedNetwork && !isLoopback(config.host)) throw new Error(refusalOf(config.host))
  return Object.freeze(config)
}

/** Names and addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const isSettings = new Ajv({ coerceTypes: true, useDefaults: true, strict: true }).compile<Settings>(
    Environment,
  )
  // A variable that is set to nothing counts as not set, as in docker-compose files.
  const settings: unknown = Object.fromEntries(
    Object.keys(Environment.properties).flatMap((name) =>
      environment[name] ? [[name, environment[name]]] : [],
    ),
  )
  if (isSettings(settings)) return settings
  const [error] = isSettings.errors ?? []
  const allowed = error?.params.allowedValues ? `: ${error.params.allowedValues.join(', ')}` : ''
  throw new Error(`The setting ${error?.instancePath.slice(1)} ${error?.message}${allowed}`)
}

function refusalOf(host: string): string {
  return (
    `Beleg does not listen on ${host}: it has no login, so everybody who reaches it could write as its reviewer. ` +
    'Leave HOST at 127.0.0.1, or set BELEG_TRUSTED_NETWORK=yes where something else guards the door.'
  )
}
