import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { HttpConfig } from './deps.ts';

const NONCES = new WeakMap<object, string>();

/** The nonce of this response: in its policy, and in the page for the style elements that the screens add. */
export function styleNonceOf(response: object): string {
  const nonce = NONCES.get(response) ?? randomBytes(16).toString('base64url');
  NONCES.set(response, nonce);
  return nonce;
}

/**
 * Our own files alone: no inline script, no evaluated one, no frame, no request to anybody else, but to the one address
 * of the visitor's own machine that the operator named for the desks' signers.
 */
export async function secureHeaders(app: FastifyInstance, { origin, deskSigner = null }: HttpConfig): Promise<void> {
  const isSecure = origin.startsWith('https://');
  const nonce = (_request: unknown, response: ServerResponse): string => `'nonce-${styleNonceOf(response)}'`;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", nonce],
        'img-src': ["'self'"],
        'font-src': ["'self'"],
        'connect-src': ["'self'", ...(deskSigner === null ? [] : [deskSigner])],
        'manifest-src': ["'self'"],
        'worker-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'object-src': ["'none'"],
      },
    },
    // Plain HTTP exists on loopback alone, where a promise of HTTPS would lock other local sites out.
    hsts: isSecure ? { maxAge: 63_072_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
  });
  app.addHook('onRequest', async (_request, reply) => {
    void reply.header(
      'permissions-policy',
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    );
  });
}
