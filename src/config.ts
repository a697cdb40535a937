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
  /** Its public origin, like https://desk.example, where that is not where it listens. */
  readonly site: string | undefined
  /** What the newsroom is called where its rulings are public. */
  readonly publisher: string | undefined
  /** The address of the licence under which others may use what is public. */
  readonly licence: string | undefined
  /** The last address in X-Forwarded-For is the asker's. */
  readonly isBehindProxy: boolean
  readonly openIdConnect: OpenIdSettings | undefined
  /** Documents may be fetched from the public internet by their address. */
  readonly isFetching: boolean
  readonly logLevel: string
}

/** Where this desk is known as a client of an OpenID Connect provider. */
export interface OpenIdSettings {
  issuer: string
  clientId: string
  clientSecret: string
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
      'yes: may listen on other than loopback addresses without accounts, where everybody who reaches it is the reviewer.',
  }),
  BELEG_HOST_NAMES: Type.String({
    default: '',
    description: 'Further host names, separated by commas, that it answers to.',
  }),
  BELEG_SITE: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#@\\s]+$',
      description: 'Its public address, like https://desk.example, where something before it speaks TLS.',
    }),
  ),
  BELEG_PUBLISHER: Type.Optional(
    Type.String({
      maxLength: 200,
      pattern: '\\S',
      description: 'The name under which rulings are published; unset: the host of BELEG_SITE.',
    }),
  ),
  BELEG_LICENCE: Type.Optional(
    Type.String({
      maxLength: 500,
      pattern: '^https://[^/?#\\s]+/\\S*$',
      description: 'The address of the licence under which others may use what is published.',
    }),
  ),
  BELEG_BEHIND_PROXY: Type.Enum(['yes', 'no'], {
    default: 'no',
    description: 'yes: the last address in X-Forwarded-For is the one of who asks.',
  }),
  BELEG_OIDC_ISSUER: Type.Optional(
    Type.String({ pattern: '^https?://', description: 'An OpenID Connect provider to log in with.' }),
  ),
  BELEG_OIDC_CLIENT_ID: Type.Optional(Type.String({ description: 'The name of this desk there.' })),
  BELEG_OIDC_CLIENT_SECRET: Type.Optional(Type.String({ description: 'Its secret there.' })),
  BELEG_FETCH: Type.Enum(['on', 'off'], {
    default: 'off',
    description: 'on: documents may be fetched from the public internet by their address.',
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
  BELEG_SITE?: string
  BELEG_PUBLISHER?: string
  BELEG_LICENCE?: string
  BELEG_BEHIND_PROXY: 'yes' | 'no'
  BELEG_OIDC_ISSUER?: string
  BELEG_OIDC_CLIENT_ID?: string
  BELEG_OIDC_CLIENT_SECRET?: string
  BELEG_FETCH: 'on' | 'off'
  BELEG_LOG: string
}

/** @throws Error with a sentence for the operator that names the setting. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const settings = readSettings(environment)
  return Object.freeze({
    host: settings.HOST,
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL,
    home: settings.BELEG_HOME,
    sample: settings.BELEG_SAMPLE,
    isTrustedNetwork: settings.BELEG_TRUSTED_NETWORK === 'yes',
    hostNames: settings.BELEG_HOST_NAMES.split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    site: settings.BELEG_SITE === undefined ? undefined : originOf(settings.BELEG_SITE),
    publisher: settings.BELEG_PUBLISHER?.trim(),
    licence: settings.BELEG_LICENCE,
    isBehindProxy: settings.BELEG_BEHIND_PROXY === 'yes',
    openIdConnect: openIdSettings(settings),
    isFetching: settings.BELEG_FETCH === 'on',
    logLevel: settings.BELEG_LOG,
  })
}

function originOf(site: string): string {
  if (URL.canParse(site)) return new URL(site).origin
  throw new Error('The setting BELEG_SITE must be an address like https://desk.example')
}

/** @throws Error unless all three are given or none, over TLS unless the provider is on this machine. */
function openIdSettings(settings: Settings): OpenIdSettings | undefined {
  const { BELEG_OIDC_ISSUER: issuer, BELEG_OIDC_CLIENT_ID: clientId } = settings
  const clientSecret = settings.BELEG_OIDC_CLIENT_SECRET
  if (!issuer && !clientId && !clientSecret) return undefined
  if (!issuer || !clientId || !clientSecret)
    throw new Error('BELEG_OIDC_ISSUER, BELEG_OIDC_CLIENT_ID and BELEG_OIDC_CLIENT_SECRET go together')
  const { protocol, hostname } = new URL(issuer)
  if (protocol !== 'https:' && !isLoopback(hostname.replace(/^\[|\]$/g, '')))
    throw new Error('BELEG_OIDC_ISSUER must begin with https://')
  return { issuer, clientId, clientSecret }
}

/** @throws Error with what to do: without accounts, whoever reaches the desk is its reviewer. */
export function refuseOpenDoor({ host, isTrustedNetwork }: Config): void {
  if (!isTrustedNetwork && !isLoopback(host)) throw new Error(refusalOf(host))
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
    `Beleg does not listen on ${host}: there is no account yet, so everybody who reaches it could write as its reviewer. ` +
    'Create one with "beleg account create EMAIL --role administrator", or leave HOST at 127.0.0.1 and open the set-up ' +
    'address; BELEG_TRUSTED_NETWORK=yes is for where something else guards the door.'
  )
}
