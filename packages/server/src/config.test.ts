import { describe, expect, it } from 'vitest';
import { demonstrationSettings, serviceSettings } from './config.ts';

const complete = {
  REMIT_ORIGIN: 'https://remit.example',
  REMIT_LOG_NAME: 'remit.example/log',
  REMIT_KEY_FILE: '/etc/remit/keys',
};

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('the settings of the service', () => {
  it('names everything that is missing at once', () => {
    const message = messageOf(() => serviceSettings({}));
    for (const name of Object.keys(complete)) expect(message).toContain(`${name} is missing`);
    expect(message.split('\n')).toHaveLength(4);
  });

  it('names what is wrong beside what is missing', () => {
    const message = messageOf(() => serviceSettings({ ...complete, PORT: 'http', REMIT_ORIGIN: '' }));
    expect(message).toContain('REMIT_ORIGIN is missing');
    expect(message).toContain('PORT must be a whole number');
  });

  it('has cautious defaults for the rest', () => {
    expect(serviceSettings(complete)).toMatchObject({
      demonstration: false,
      host: 'localhost',
      port: 4600,
      trustProxy: [],
      metricsFrom: [],
      checkpointSeconds: 600,
      padding: 16,
    });
  });

  it.each([
    'http://remit.example',
    'https://remit.example/',
    'https://remit.example/app',
    'remit.example',
    'ftp://remit.example',
  ])('refuses the origin %s', (REMIT_ORIGIN) => {
    expect(messageOf(() => serviceSettings({ ...complete, REMIT_ORIGIN }))).toContain('REMIT_ORIGIN must be an origin');
  });

  it('name one loopback address with a port for the desks’ signers, and none by default', () => {
    expect(serviceSettings(complete).deskSigner).toBeNull();
    const REMIT_DESK_SIGNER = 'http://127.0.0.1:4630';
    expect(serviceSettings({ ...complete, REMIT_DESK_SIGNER }).deskSigner).toBe(REMIT_DESK_SIGNER);
  });

  it.each([
    'http://127.0.0.1',
    'http://127.0.0.1:80',
    'http://127.0.0.1:99999',
    'http://127.0.0.1:4630/',
    'https://127.0.0.1:4630',
    'http://localhost:4630',
    'http://10.0.0.1:4630',
    "http://127.0.0.1:4630 'unsafe-inline'",
    'http://127.0.0.1:4630; script-src *',
    'http://127.0.0.1:*',
    'http://127.0.0.1:4630\n',
  ])('refuse %s as the address of a signer', (REMIT_DESK_SIGNER) => {
    expect(messageOf(() => serviceSettings({ ...complete, REMIT_DESK_SIGNER }))).toContain('REMIT_DESK_SIGNER must be');
  });

  it.each(['true', '*', 'proxy.example', '10.0.0.1;10.0.0.2'])(
    'never trusts everybody as a proxy: %s',
    (REMIT_TRUST_PROXY) => {
      expect(messageOf(() => serviceSettings({ ...complete, REMIT_TRUST_PROXY }))).toContain(
        'REMIT_TRUST_PROXY must list addresses',
      );
    },
  );

  it('reads who may read the measures, and takes nothing but addresses and networks', () => {
    expect(serviceSettings({ ...complete, REMIT_METRICS_FROM: '10.1.0.0/16, ::1' }).metricsFrom).toEqual([
      '10.1.0.0/16',
      '::1',
    ]);
    for (const REMIT_METRICS_FROM of ['everybody', '10.1.0.0/33', '10.1.0.0/', 'true', '10.1.0.0/8/8', '*'])
      expect(messageOf(() => serviceSettings({ ...complete, REMIT_METRICS_FROM }))).toContain(
        'REMIT_METRICS_FROM must list',
      );
  });

  it('reads a list of proxies', () => {
    const { trustProxy } = serviceSettings({ ...complete, REMIT_TRUST_PROXY: '10.0.0.0/8, ::1' });
    expect(trustProxy).toEqual(['10.0.0.0/8', '::1']);
  });

  it.each(['mysql://db.example/remit', 'db.example', 'postgres:/x'])(
    'refuses the database address %s',
    (DATABASE_URL) => {
      expect(messageOf(() => serviceSettings({ ...complete, DATABASE_URL }))).toContain('DATABASE_URL must look like');
    },
  );

  it.each(['0', '65536', '-1', '4600.5', '0x10', '٤٦٠٠'])('refuses the port %s', (PORT) => {
    expect(messageOf(() => serviceSettings({ ...complete, PORT }))).toMatch(
      /^Setting PORT must be a whole number from 1 to 65535/,
    );
  });
});

describe('the settings of the demonstration', () => {
  it('need nothing, and stay on this machine whatever REMIT_HOST says', () => {
    expect(demonstrationSettings({ REMIT_HOST: '0.0.0.0' })).toMatchObject({
      demonstration: true,
      host: 'localhost',
      port: 4600,
      origin: 'http://localhost:4600',
      checkpointSeconds: 10,
      keyFile: undefined,
    });
  });

  it('follow the port in the origin', () => {
    expect(demonstrationSettings({ PORT: '4711' }).origin).toBe('http://localhost:4711');
  });
});
