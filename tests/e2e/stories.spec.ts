import { ivKetamine40 } from '@chairside/shared/protocols/iv-ketamine.ts';
import { intranasalEsketamine } from '@chairside/shared/protocols/given-at-once.ts';
import { test } from '@playwright/test';
import { playStory } from '../support/story/play-story.ts';

/** From the patient card to the record, on the stepped clock; the other three protocols are played in the long run. */
test.describe.configure({ timeout: 240_000 });

for (const protocol of [ivKetamine40, intranasalEsketamine])
  test(`[SE10] [SE21] [SE24] ${protocol.label}, from the patient card to the record`, ({ page }) =>
    playStory(page, protocol));
