import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { OpenIdSettings } from '../config.ts'
import { DomainError } from '../errors.ts'

/** Logging in at an OpenID Connect provider: authorization code flow with PKCE, state and nonce. */
export interface OpenIdConnect {
  /** Where the browser is sent, and what it keeps until it comes back. @throws DomainError `unavailable` when the provider does not answer. */
  begin(): Promise<{ address: string; kept: string }>
  /** Who came back. @throws DomainError `forbidden` when the provider does not vouch for it. */
  finish(query: Record<string, string>, kept: string): Promise<OpenIdPerson>
}

export interface OpenIdPerson {
  issuer: string
  subject: string
  /** Undefined unless the provider says that it is verified. */
  email: string | undefined
}

export function createOpenIdConnect(settings: OpenIdSettings, returnAddress: string): OpenIdConnect {
  let known: Promise<Configuration> | undefined
  /** A provider that was not there is asked again next time. */
  const provider = () => {
    known ??= discover(settings).catch((error) => {
      known = undefined
      throw error
    })
    return known
  }
  return {
    async begin() {
      const configuration = await provider().catch(refuseUnreachable)
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
      const address = buildAuthorizationUrl(configuration, {
        redirect_uri: returnAddress,
        scope: 'openid email',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { address: address.href, kept: [state, nonce, verifier].join('.') }
    },
    async finish(query, kept) {
      const configuration = await provider().catch(refuseUnreachable)
      const current = new URL(`${returnAddress}?${new URLSearchParams(query)}`)
      return personAt(configuration, current, kept).catch(refuseUnproved)
    },
  }
}

function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<Configuration> {
  // The settings allow http for this machine only.
  const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : []
  return discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: 10 })
}

async function personAt(configuration: Configuration, current: URL, kept: string): Promise<OpenIdPerson> {
  const [expectedState = '', expectedNonce = '', pkceCodeVerifier = ''] = kept.split('.')
  const tokens = await authorizationCodeGrant(configuration, current, {
    ...{ expectedState, expectedNonce, pkceCodeVerifier },
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('There is no ID token')
  const { iss: issuer, sub: subject } = claims
  const told = claims.email ? claims : await fetchUserInfo(configuration, tokens.access_token, subject)
  const isVerified = told.email_verified === true && typeof told.email === 'string'
  return { issuer, subject, email: isVerified ? `${told.email}`.toLowerCase() : undefined }
}

function refuseUnreachable(): never {
  throw new DomainError('unavailable', {
    en: 'The OpenID Connect provider does not answer just now.',
    de: 'Der OpenID-Connect-Anbieter antwortet gerade nicht.',
  })
}

/** What the library throws may hold codes and tokens: it goes no further. */
function refuseUnproved(): never {
  throw new DomainError('forbidden', {
    en: 'The OpenID Connect provider did not prove who you are.',
    de: 'Der OpenID-Connect-Anbieter hat nicht bewiesen, wer Sie sind.',
  })
}
