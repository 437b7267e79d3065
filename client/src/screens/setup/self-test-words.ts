import type { SelfTestPart } from '@chairside/shared/site/self-test.ts';
import type { SetupWords } from '@chairside/shared/text/setup-words.ts';

export function failedText(parts: readonly SelfTestPart[], test: SetupWords['test']): string {
  if (parts.length === 0) return test.passed;
  return test.failed(parts.map((part) => test.part[part]).join(', '));
}
