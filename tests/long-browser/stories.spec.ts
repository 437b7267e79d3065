import { protocols } from '@chairside/shared/protocols/registry.ts';
import { test } from '@playwright/test';
import { playStory } from '../support/story/play-story.ts';

for (const protocol of protocols)
  test(`[SE10] [SE21] [SE24] ${protocol.label}, from the patient card to the record`, ({ page }) =>
    playStory(page, protocol));
