import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import { startGateway } from '../gateway.ts';
import { liveThrough, type StoryPart } from './session-story.ts';

const folder = process.env['STORY_PICTURES'];

/** A gateway of its own, the whole session, and a picture of each part where a folder is named for them. */
export async function playStory(page: Page, protocol: Protocol): Promise<void> {
  const gateway = await startGateway({ chairs: '1', speed: 1 });
  try {
    await liveThrough({ page, gateway, protocol, seen: (part) => picture(page, protocol, part) });
  } finally {
    await gateway.end();
  }
}

async function picture(page: Page, { id }: Protocol, part: StoryPart): Promise<void> {
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${id}-${part}.png`) });
}
