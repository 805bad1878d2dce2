import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

// The prefix makes browsers refuse the cookie unless it is Secure, for this host alone and for every path.
const NAME = '__Host-remit';
const OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const;
const TWELVE_HOURS = 12 * 60 * 60;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The identifier that the browser sent, if it can be one. */
export function cookieToken(request: FastifyRequest): string | null {
  const value = request.cookies[NAME] ?? '';
  return TOKEN.test(value) ? value : null;
}

export function bearerToken(header: string): string | null {
  const value = /^Bearer (.*)$/.exec(header)?.[1] ?? '';
  return TOKEN.test(value) ? value : null;
}

export const giveCookie = (reply: FastifyReply, token: string): void => {
  void reply.setCookie(NAME, token, { ...OPTIONS, maxAge: TWELVE_HOURS });
};

export const takeCookie = (reply: FastifyReply): void => {
  void reply.clearCookie(NAME, OPTIONS);
};
