import { useConnection, useLive } from '../live/context.tsx';
import { selectKept } from '../live/selectors.ts';
import type { KeptCommand } from '../live/commands.ts';
import { AskedStep } from '../people/AskedStep.tsx';
import { stepByWhy } from '../people/step.ts';
import { useText } from '../ui/text.ts';
import { commandName, siteCommandName } from './notice.ts';

/**
 * What was asked for and waits for somebody to sign in: says what will be done, asks for what is needed, and takes it back when it
 * is closed. The bar above stays, and what is tapped there meanwhile waits as well.
 */
export function KeptQuestion() {
  const text = useText();
  const connection = useConnection();
  const kept = useLive(selectKept);
  const last = kept.at(-1);
  if (last === undefined) return null;
  const nameOf = ({ asked }: KeptCommand) =>
    asked.to === 'chair' ? commandName(asked.command, text) : siteCommandName(asked.command, text);
  const actions = [...new Set(kept.map(nameOf))].join(', ');
  return (
    <AskedStep
      key={last.why}
      step={stepByWhy[last.why]}
      hint={text.people.then(actions)}
      onDone={() => undefined}
      onClose={() => connection.withdrawKept()}
    />
  );
}
