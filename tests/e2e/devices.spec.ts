import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { noninDf8Specimen } from '@chairside/server/devices/nonin/specimen.ts';
import { devicesPage } from '@chairside/shared/text/en-devices-page.ts';
import { en } from '@chairside/shared/text/en.ts';
import type { Page } from '@playwright/test';
import { openChair } from '../support/chair-screen.ts';
import { expect, test } from '../support/clinic.ts';

/** An oximeter behind a TCP serial server: it says the same number every second to whoever is connected. */
async function anOximeterAtAPort(spo2Percent: number) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { bytes } = noninDf8Specimen.frame({ spo2Percent, pulseRateBpm: 64 }, 0);
  const speaking = setInterval(() => {
    for (const socket of sockets) socket.write(bytes);
  }, 1_000);
  return {
    port: (server.address() as AddressInfo).port,
    leave() {
      clearInterval(speaking);
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

async function addLine(page: Page, port: number, device: string) {
  const { line } = devicesPage;
  await page.getByRole('button', { name: line.add }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(line.family, { exact: true }).selectOption('nonin-df8');
  await dialog.getByRole('button', { name: devicesPage.transport.tcp }).click();
  await dialog.getByLabel(line.host, { exact: true }).fill('127.0.0.1');
  await dialog.getByLabel(line.port, { exact: true }).fill(String(port));
  await dialog.getByLabel(line.device, { exact: true }).fill(device);
  await dialog.getByLabel(line.name, { exact: true }).fill('room-1');
  await dialog.getByRole('button', { name: line.save }).click();
}

test('[DV4] a line is added, its number seen above the chairs, and the better of two has a fallback', async ({
  page,
  clinic,
}) => {
  test.slow();
  const oximeter = await anOximeterAtAPort(91);
  const bedside = await clinic.patient('1');
  const device = 'OXI-LINE';
  await page.addInitScript(() => localStorage.setItem('chairside.person', 'service-1'));
  await page.goto(`${clinic.gateway.url}/setup/devices`);
  await addLine(page, oximeter.port, device);
  const unbound = page.getByRole('region', { name: devicesPage.unbound });
  await expect(unbound.getByRole('list', { name: device })).toContainText('91 %', { timeout: 30_000 });

  await unbound.getByRole('button', { name: devicesPage.bindDevice(device) }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('list', { name: en.dialog.bind.now(device) })).toContainText('91 %');
  await dialog.getByRole('button', { name: en.app.chair('1'), exact: true }).click();

  const atChair = page.getByRole('region', { name: en.app.chair('1'), exact: true });
  const down = atChair.getByRole('button', { name: devicesPage.rank.down(device) });
  await down.click();
  await expect(atChair.getByRole('button', { name: devicesPage.rank.up(device) })).toBeEnabled();
  await down.click();
  await expect(down, 'below the oximeter and the cuff').toBeDisabled();

  const screen = await openChair(page, clinic.gateway);
  await expect(screen.digits('spo2')).toHaveText('97');
  bedside.silence();
  await expect(screen.digits('spo2')).toHaveText('91', { timeout: 60_000 });
  await expect(screen.tile('spo2')).toContainText(en.vital.origin.fallback(device));
  oximeter.leave();
});
