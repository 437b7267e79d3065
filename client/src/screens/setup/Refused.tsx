import type { Refusal } from '@chairside/shared/chair/refusals.ts';
import type { WireRefusal } from '@chairside/shared/wire.ts';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { refusalText } from '../../session/refusal-text.ts';
import { useText } from '../../ui/text.ts';
import { placedProblemText, type NamedRows } from './preset-words.ts';
import { ProblemList } from './ProblemList.tsx';
import { useProtocolText } from './protocols/use-protocol-text.ts';
import { placedProblemText as placedProtocolProblem } from './protocols/words.ts';

type RefusedProps = { readonly why: Refusal | WireRefusal; readonly rows?: NamedRows };

/** What the gateway would not do, and why; of a preset or a protocol every problem it names (AL40, SE10). */
export function Refused({ why, rows = [] }: RefusedProps) {
  const text = useText();
  const site = useLive(selectSite);
  const lines = useProblemLines(why, rows);
  return (
    <div role="alert">
      <b>{refusalText(why, { text, timeZone: site?.site.timeZone ?? 'UTC' })}</b>
      {lines.length > 0 && <ProblemList lines={lines} />}
    </div>
  );
}

function useProblemLines(why: Refusal | WireRefusal, rows: NamedRows): readonly string[] {
  const text = useProtocolText();
  if (why.type === 'preset-invalid')
    return why.problems.map((one) => placedProblemText(one, rows, text.setup));
  if (why.type === 'protocol-invalid')
    return why.problems.map((one) => placedProtocolProblem(one, text, 'infusion'));
  return [];
}
