import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { WireRefusal } from '@chairside/shared/wire.ts';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { refusalText } from '../../session/refusal-text.ts';
import { useText } from '../../ui/text.ts';
import type { NamedRows } from './preset-words.ts';
import { ProblemList } from './ProblemList.tsx';

/** What the gateway would not do, and why; of a preset every problem it names (AL40). */
export function Refused({
  why,
  rows = [],
}: {
  readonly why: Refusal | WireRefusal;
  readonly rows?: NamedRows;
}) {
  const text = useText();
  const site = useLive(selectSite);
  return (
    <div role="alert">
      <b>{refusalText(why, { text, timeZone: site?.site.timeZone ?? 'UTC' })}</b>
      {why.type === 'preset-invalid' && <ProblemList problems={why.problems} rows={rows} />}
    </div>
  );
}
