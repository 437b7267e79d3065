import { bluetoothLosses } from '@chairside/shared/devices/bluetooth-why.ts';
import { bluetoothUuid, families, type FamilyId } from '@chairside/shared/devices/families.ts';
import type { BluetoothHangUp, BluetoothWrite } from '@chairside/shared/devices/requests.ts';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock.ts';
import type { BrowserScreen } from '../ports/browser-links.ts';
import { createSilentLog } from '../ports/log.ts';
import { aDriverThatHangsUp, aFailingDriver } from '../testing/a-failing-driver.ts';
import { createBrowserLinks } from './browser-links.ts';
import type { DeviceSaid, Driver } from './driver.ts';
import { createLedger } from './ledger.ts';
import { drivers as allDrivers } from './registry.ts';

function aScreen() {
  const written: BluetoothWrite[] = [];
  const hungUp: BluetoothHangUp[] = [];
  const screen: BrowserScreen = {
    write: (asked) => void written.push(asked),
    hangUp: (asked) => void hungUp.push(asked),
  };
  return { screen, written, hungUp };
}

function opened(drivers: readonly Driver[] = allDrivers) {
  const host = createFakeClock();
  const session = createFakeClock();
  const heard: { readonly said: DeviceSaid; readonly peer: string }[] = [];
  const gone: string[] = [];
  const ledger = createLedger(() => host.now());
  const links = createBrowserLinks({
    drivers,
    clocks: { session, host },
    isSimulation: false,
    ledger,
    clinic: {
      receive(batch, peer) {
        heard.push(...batch.map((said) => ({ said, peer })));
        return Promise.resolve('recorded');
      },
      lose: (peer) => gone.push(peer),
    },
    log: createSilentLog(),
  });
  return { links, host, session, heard, gone, ledger };
}

function asked(link: string, family: FamilyId = 'bluetooth-oximeter', key = `key of ${link}`) {
  return { link, family, name: 'Oximeter', key };
}

function packet(link: string, bytes = Uint8Array.of(0, 0x61, 0, 0x40, 0)) {
  return { link, characteristic: bluetoothUuid(0x2a5f), bytes };
}

describe('a Bluetooth device at a browser', () => {
  it('[BT10] its packets are read, under a name that is the same each time', () => {
    const { links, heard } = opened();
    const { screen } = aScreen();
    expect(links.open(screen, asked('a'))).toEqual({ ok: true, value: links.deviceIdOf(asked('a')) });
    expect(links.packet(screen, packet('a'))).toEqual({ ok: true, value: null });
    expect(heard.map(({ said }) => said)).toMatchObject([
      { reading: { parameter: 'spo2Percent', value: 97, deviceId: links.deviceIdOf(asked('a')) } },
      { reading: { parameter: 'pulseRateBpm', value: 64 } },
    ]);
    links.close();
  });

  const names = [
    ['Nonin3230_502', / Nonin3230_502$/],
    ['', /^BT-[0-9a-f]{20}$/],
    ['SpO₂\u0007 Überwachung', / SpO berwachung$/],
    ['x'.repeat(64), / x{40}$/],
  ] as const;
  for (const [name, expected] of names)
    it(`[BT10] called ${JSON.stringify(name)} it has a name that can be printed`, () => {
      const id = opened().links.deviceIdOf({ key: 'k', name });
      expect(id).toMatch(expected);
      expect(id).toMatch(/^BT-[0-9a-f]{20}/);
    });

  it('[BT10] a link is its screen’s alone', () => {
    const { links, heard, gone } = opened();
    const [own, other] = [aScreen(), aScreen()];
    links.open(own.screen, asked('a'));
    expect(links.packet(other.screen, packet('a'))).toMatchObject({ error: { type: 'unknown-link' } });
    expect(links.letGo(other.screen, { link: 'a', why: 'let-go' })).toMatchObject({ ok: false });
    links.leave(other.screen);
    expect([heard, gone]).toEqual([[], []]);
    links.close();
  });

  it('[BT11] let go, or its screen gone, the device is lost at once', () => {
    const { links, gone, ledger } = opened();
    const { screen } = aScreen();
    links.open(screen, asked('a'));
    links.open(screen, asked('b'));
    links.letGo(screen, { link: 'a', why: 'let-go' });
    expect(gone).toHaveLength(1);
    links.leave(screen);
    expect(gone).toHaveLength(2);
    expect(ledger.links([], null).map(({ state, why }) => [state, why])).toEqual([
      ['gone', 'let-go'],
      ['gone', 'screen-gone'],
    ]);
    expect(links.packet(screen, packet('b'))).toMatchObject({ error: { type: 'unknown-link' } });
  });

  const silentAfterMs = families['bluetooth-oximeter'].silentAfterMs;
  it('[BT11] silent for as long as its family may not be, it is hung up on', () => {
    const { links, host, gone } = opened();
    const { screen, hungUp } = aScreen();
    links.open(screen, asked('a'));
    host.advance(silentAfterMs - 1);
    links.packet(screen, packet('a'));
    host.advance(silentAfterMs - 1);
    expect(hungUp).toEqual([]);
    host.advance(1);
    expect(hungUp).toEqual([{ link: 'a', why: 'silent' }]);
    expect(gone).toHaveLength(1);
  });

  for (const [name, characteristic, bytes, why] of [
    ['its battery', bluetoothUuid(0x2a19), Uint8Array.of(80), 'silent'],
    ['what nobody can read', bluetoothUuid(0x2a5f), Uint8Array.of(0x1f), 'no-good-frame'],
    ['what nobody asked for', bluetoothUuid(0x2a99), Uint8Array.of(1), 'no-good-frame'],
  ] as const)
    it(`[BT11] with nothing but ${name} it is silent for all that`, () => {
      const { links, host, gone } = opened();
      const { screen, hungUp } = aScreen();
      links.open(screen, asked('a'));
      links.packet(screen, packet('a'));
      const saysOnly = () => links.packet(screen, { link: 'a', characteristic, bytes });
      for (let ms = 500; ms < silentAfterMs; ms += 500) {
        host.advance(500);
        saysOnly();
      }
      host.advance(499);
      expect(hungUp).toEqual([]);
      host.advance(1);
      expect(hungUp).toEqual([{ link: 'a', why }]);
      expect(gone).toHaveLength(1);
    });

  it('[BT11] a finger that is not in it is no silence', () => {
    const { links, host } = opened();
    const { screen, hungUp } = aScreen();
    links.open(screen, asked('a'));
    const none = packet('a', Uint8Array.of(0, 0xff, 0x07, 0xff, 0x07));
    for (let second = 0; second < 60; second += 1) {
      links.packet(screen, none);
      host.advance(1_000);
    }
    expect(hungUp).toEqual([]);
    links.close();
  });

  it('[BT11] a cuff may say nothing for ever', () => {
    const { links, host } = opened();
    const { screen, hungUp } = aScreen();
    links.open(screen, asked('a', 'bluetooth-cuff'));
    host.advance(24 * 3_600_000);
    expect(hungUp).toEqual([]);
    links.close();
  });

  it('[BT10] opened again, here or elsewhere, it has one link', () => {
    const { links, gone, heard } = opened();
    const [first, second] = [aScreen(), aScreen()];
    links.open(first.screen, asked('a', 'bluetooth-oximeter', 'one device'));
    links.open(second.screen, asked('b', 'bluetooth-oximeter', 'one device'));
    expect(first.hungUp).toEqual([{ link: 'a', why: 'opened-again' }]);
    expect(gone).toHaveLength(1);
    links.packet(second.screen, packet('b'));
    expect(heard).toHaveLength(2);
    links.close();
  });

  for (const [open, isTaken] of [
    [2, true],
    [3, true],
    [4, false],
  ] as const)
    it(`[BT10] a screen that holds ${open} devices may ${isTaken ? '' : 'not '}hold one more`, () => {
      const { links } = opened();
      const { screen } = aScreen();
      for (let at = 0; at < open; at += 1) links.open(screen, asked(`link-${at}`));
      const answer = links.open(screen, asked('one-more'));
      if (isTaken) expect(answer.ok).toBe(true);
      else expect(answer).toEqual({ ok: false, error: { type: 'too-many-links', atMost: 4 } });
      links.close();
    });

  it('[BT10] what a link may carry in a second is bounded', () => {
    const { links, host } = opened();
    const { screen, hungUp } = aScreen();
    links.open(screen, asked('a'));
    const long = packet('a', new Uint8Array(512));
    for (let at = 0; at < 32; at += 1) links.packet(screen, long);
    expect(hungUp).toEqual([]);
    host.advance(1_000);
    for (let at = 0; at < 32; at += 1) links.packet(screen, long);
    expect(hungUp).toEqual([]);
    links.packet(screen, packet('a', Uint8Array.of(0)));
    expect(hungUp).toEqual([{ link: 'a', why: 'too-much' }]);
  });

  const unread = Uint8Array.of(0x1f);
  for (const [times, isEnded] of [
    [99, false],
    [100, true],
    [101, true],
  ] as const)
    it(`[BT10] a link with ${times} packets nobody can read, one after another, is ${isEnded ? '' : 'not '}ended`, () => {
      const { links } = opened();
      const { screen, hungUp } = aScreen();
      links.open(screen, asked('a'));
      for (let at = 0; at < 99; at += 1) links.packet(screen, packet('a', unread));
      links.packet(screen, packet('a'));
      for (let at = 0; at < times; at += 1) links.packet(screen, packet('a', unread));
      expect(hungUp).toEqual(isEnded ? [{ link: 'a', why: 'no-good-frame' }] : []);
      links.close();
    });

  for (const [bytes, isEnded] of [
    [4_095, false],
    [4_096, true],
    [4_097, true],
  ] as const)
    it(`[BT10] a link with ${bytes} bytes that belong to nothing is ${isEnded ? '' : 'not '}ended`, () => {
      const { links } = opened();
      const { screen, hungUp } = aScreen();
      links.open(screen, asked('a'));
      for (let left = bytes; left > 0; left -= 500)
        links.packet(screen, {
          link: 'a',
          characteristic: bluetoothUuid(0x2a99),
          bytes: new Uint8Array(Math.min(500, left)),
        });
      expect(hungUp).toEqual(isEnded ? [{ link: 'a', why: 'no-good-frame' }] : []);
      links.close();
    });

  it('[BT10] a MightySat that sends nothing but beginnings is not read for long', () => {
    const { links, heard } = opened();
    const { screen, hungUp } = aScreen();
    links.open(screen, asked('a', 'masimo-mightysat'));
    const [characteristic] = families['masimo-mightysat'].bluetooth.listens;
    const beginnings = { link: 'a', characteristic, bytes: new Uint8Array(512).fill(0x77) };
    for (let at = 0; at < 32; at += 1) links.packet(screen, beginnings);
    expect(hungUp).toEqual([{ link: 'a', why: 'no-good-frame' }]);
    expect(heard.length).toBeLessThan(110);
  });

  for (const [opens, isTaken] of [
    [119, true],
    [120, true],
    [121, false],
  ] as const)
    it(`[BT10] the ${opens}th that a screen opens within a minute is ${isTaken ? '' : 'not '}taken`, () => {
      const { links, host } = opened();
      const { screen } = aScreen();
      const last = Array.from({ length: opens }, (_, at) =>
        links.open(screen, asked('a', 'bluetooth-oximeter', `key-${at}`)),
      ).at(-1);
      if (isTaken) expect(last?.ok).toBe(true);
      else expect(last).toEqual({ ok: false, error: { type: 'opened-too-often' } });
      expect(links.open(aScreen().screen, asked('b')).ok).toBe(true);
      host.advance(60_000);
      expect(links.open(screen, asked('a')).ok).toBe(true);
      links.close();
    });

  it('[BT7] what the gateway asks of a device goes to its screen', () => {
    const { links } = opened();
    const { screen, written } = aScreen();
    links.open(screen, asked('a', 'masimo-mightysat'));
    expect(written.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual([
      '77020107',
      '7705031f0003d6',
    ]);
    expect(written.every(({ link }) => link === 'a')).toBe(true);
    links.close();
  });

  it('[BT10] what has no Bluetooth is not opened', () => {
    const { links } = opened();
    const answer = links.open(aScreen().screen, asked('a', 'nonin-df7'));
    expect(answer).toMatchObject({ error: { type: 'line-not-of-family' } });
  });

  for (const place of ['receive', 'timer', 'counts'] as const)
    it(`[DD4] a driver that throws in ${place} loses its link, and nothing else; why stands with the link`, () => {
      const { links, gone, ledger, session } = opened([aFailingDriver('bluetooth-oximeter', place)]);
      const { screen, hungUp } = aScreen();
      expect(links.open(screen, asked('a')).ok).toBe(true);
      if (place === 'timer') session.advance(500);
      else expect(links.packet(screen, packet('a')).ok).toBe(true);
      expect(hungUp).toEqual([{ link: 'a', why: 'driver-failed' }]);
      expect(gone).toHaveLength(1);
      expect(ledger.links([], null)).toMatchObject([{ state: 'gone', why: 'driver-failed' }]);
    });

  it('[DD4] a driver that throws as it is opened has no link, and its screen may try again', () => {
    const { links, gone, ledger } = opened([aFailingDriver('bluetooth-oximeter', 'open')]);
    const { screen } = aScreen();
    expect(links.open(screen, asked('a'))).toMatchObject({ error: { type: 'unknown-link' } });
    expect(gone).toHaveLength(1);
    expect(ledger.links([], null)).toMatchObject([{ state: 'gone', why: 'driver-failed' }]);
  });

  it('[DD4] a driver that hangs up as it is opened is closed, and leaves no link', () => {
    const { driver, seen } = aDriverThatHangsUp('bluetooth-oximeter');
    const { links, session, ledger } = opened([driver]);
    const { screen } = aScreen();
    expect(links.open(screen, asked('a'))).toMatchObject({ error: { type: 'unknown-link' } });
    session.advance(10_000);
    expect(seen).toEqual({ opened: 1, closed: 1, ticks: 0 });
    expect(ledger.links([], null)).toMatchObject([{ state: 'gone' }]);
    expect(links.packet(screen, packet('a'))).toMatchObject({ error: { type: 'unknown-link' } });
  });

  it('[BT14] what it sent and what was refused of it is counted by device, over all its links', () => {
    const { links } = opened();
    const { screen } = aScreen();
    const deviceId = links.deviceIdOf(asked('a'));
    for (const bytes of [Uint8Array.of(0, 0x61, 0, 0x40, 0), Uint8Array.of(0b100, 0x61, 0)]) {
      links.open(screen, asked('a'));
      links.packet(screen, packet('a', bytes));
    }
    links.packet(screen, packet('a', Uint8Array.of(0, 0x80, 0, 0x40, 0)));
    const [tally, ...others] = Object.entries(links.tallies());
    expect([tally?.[0], others]).toEqual([deviceId, []]);
    expect(tally?.[1]).toMatchObject({ frames: 3, readings: 4, rejected: { malformed: 1, impossible: 1 } });
    links.close();
    expect(Object.keys(links.tallies())).toEqual([deviceId]);
  });

  for (const why of bluetoothLosses)
    it(`[BT14] one its browser has not is shown as gone: ${why}`, () => {
      const { links, ledger, host } = opened();
      const { link: _, ...device } = asked('a');
      expect(links.failed({ ...device, why })).toEqual({ ok: true, value: null });
      const shown = () =>
        ledger.links([], null).map(({ state, why: said, sinceMs }) => [state, said, sinceMs]);
      const told = [['gone', why, host.now()]];
      expect(shown()).toEqual(told);
      host.advance(30_000);
      links.failed({ ...device, why });
      expect(shown()).toEqual(told);
      links.open(aScreen().screen, asked('a'));
      expect(shown()).toEqual([['open', null, host.now()]]);
      // Said by another window, which is not the one that holds it.
      links.failed({ ...device, why });
      expect(shown()).toEqual([['open', null, host.now()]]);
      links.close();
    });

  it('[BT2] what is refused of its packets is counted and can be looked at', () => {
    const { links, ledger } = opened();
    const { screen } = aScreen();
    links.open(screen, asked('a'));
    links.packet(screen, packet('a', Uint8Array.of(0b100, 0x61, 0)));
    const [shown] = ledger.links([], ledger.links([], null)[0]!.peer);
    expect(shown).toMatchObject({ transport: 'bluetooth', frames: 1, rejected: { malformed: 1 } });
    expect(shown?.lastFrames[0]).toMatchObject({ rejected: ['malformed'] });
    links.close();
  });
});
