import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { Lines, Section } from './parts/Section.tsx';
import { unmetText } from './unmet.ts';
import { useWording } from './wording.ts';

/** Releases of a start or a discharge past what the protocol asks: who, when and why. Nothing where there was none. */
export function Leaving({ record }: { readonly record: SessionRecord }) {
  const wording = useWording(record);
  const { words, time, nameOf } = wording;
  const { releases } = record.readiness;
  if (releases.length === 0) return null;
  return (
    <Section title={words.leaving.title}>
      <Lines
        lines={releases.map(({ seq, by, atMs, reason, unmet }) => ({
          key: String(seq),
          words: `${words.leaving.released(nameOf(by), time(atMs), reason)}${unmetText({ unmet, reason: null }, wording)}`,
        }))}
      />
    </Section>
  );
}
