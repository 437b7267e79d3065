import { describe, expect, it } from 'vitest';
import { deviceName, networkAddress } from './browser.ts';
import { setCookies, tokensIn } from './cookies.ts';

const token = 'A'.repeat(43);
const none = { session: null, device: null, screen: null };

describe('cookies', () => {
  for (const [isSecure, end] of [
    [false, 'HttpOnly; SameSite=Strict'],
    [true, 'HttpOnly; SameSite=Strict; Secure'],
  ] as const)
    it(`[PE22] are out of reach of scripts and of other sites${isSecure ? ', and under TLS go over nothing else' : ''}`, () => {
      expect(setCookies({ session: token, device: token }, { place: 'clinic', isSecure })).toEqual([
        `chairside-clinic-session=${token}; Path=/; Max-Age=86400; ${end}`,
        `chairside-clinic-device=${token}; Path=/; Max-Age=2592000; ${end}`,
      ]);
    });

  it('[PE22] what shall be carried no more is taken away, what is not named stays', () => {
    expect(setCookies({ session: null }, { place: 'simulation', isSecure: false })).toEqual([
      'chairside-simulation-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
    ]);
    expect(setCookies({}, { place: 'clinic', isSecure: false })).toEqual([]);
  });

  const headers: readonly (readonly [what: string, header: string | undefined, session: string | null])[] = [
    ['none', undefined, null],
    ['one among others', `a=b; chairside-clinic-session=${token}; c=d`, token],
    ['of a simulation on the same machine', `chairside-simulation-session=${token}`, null],
    ['too short', `chairside-clinic-session=${token.slice(1)}`, null],
    ['too long', `chairside-clinic-session=${token}A`, null],
    ['other signs', `chairside-clinic-session=${token.slice(1)}'`, null],
    ['without end', `chairside-clinic-session=${token}; x=${'y'.repeat(9_000)}`, null],
    ['no pairs', ';;=;;', null],
    ['of another name', `__proto__=${token}; constructor=${token}`, null],
  ];
  for (const [what, header, session] of headers)
    it(`[PE22] read: ${what}`, () => {
      expect(tokensIn(header, 'clinic')).toEqual({ ...none, session });
    });
});

describe('what is known of a browser', () => {
  const agents: readonly (readonly [agent: string | undefined, name: string])[] = [
    [undefined, ''],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'Chrome · Linux',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1',
      'Safari · iPad',
    ],
    ['Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'Firefox · Android'],
    ['curl/8\u0000\n<script>', 'curl/8<script>'],
    ['x'.repeat(500), 'x'.repeat(60)],
  ];
  for (const [agent, name] of agents)
    it(`[PE23] “${(agent ?? 'nothing').slice(0, 50)}” is “${name.slice(0, 20)}”`, () => {
      expect(deviceName(agent)).toBe(name);
    });

  for (const [remote, address] of [
    ['10.0.0.7', '10.0.0.7'],
    ['::ffff:10.0.0.7', '10.0.0.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['::1', '::1'],
  ] as const)
    it(`[PE23] ${remote} counts as ${address}`, () => {
      expect(networkAddress(remote)).toBe(address);
    });
});
