import { useState } from 'react';
import type { AlarmLine } from './alarm-line.ts';

type AnnouncerProps = {
  readonly lines: readonly AlarmLine[];
  readonly chairName?: (line: AlarmLine) => string;
};

/** What calls is read aloud once, and once more when it rises (UI7): its words stay as they were when it began to call. */
export function Announcer({ lines, chairName }: AnnouncerProps) {
  const told = lines.filter(({ isCalling, occurrence }) => isCalling || occurrence === null);
  return (
    <div className="heard" aria-live="assertive">
      {told.map((line) => (
        <Said key={line.callKey} words={[chairName?.(line), line.words].filter(Boolean).join(' ')} />
      ))}
    </div>
  );
}

function Said({ words }: { readonly words: string }) {
  const [atFirst] = useState(words);
  return <p>{atFirst}</p>;
}
