import { failedParts, type SelfCheck, type SelfTest } from '@chairside/shared/site/self-test.ts';
import { useState } from 'react';
import type { CommandOutcome } from '../../live/commands.ts';
import { useConnection } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { BurstChecks, type Heard } from './BurstChecks.tsx';
import { GatewayChecks } from './GatewayChecks.tsx';
import { Refused } from './Refused.tsx';
import { failedText } from './self-test-words.ts';
import { useSetupText } from './setup-text.ts';
import type { TestSound } from './use-test-sound.ts';

/**
 * waiting    nobody has begun
 * asking     the gateway writes that the test has begun, and says how it is
 * unfit      it did not answer, or would not
 * testing    its answer is here; the bursts are played and heard
 * told       the result was sent
 */
type Stage =
  | { readonly type: 'waiting' }
  | { readonly type: 'asking' }
  | { readonly type: 'unfit'; readonly outcome: CommandOutcome }
  | { readonly type: 'testing'; readonly check: SelfCheck }
  | { readonly type: 'told'; readonly result: SelfTest; readonly outcome: CommandOutcome };

type SelfTestRunProps = { readonly sound: TestSound; readonly onAgain: () => void };

export function SelfTestRun({ sound, onAgain }: SelfTestRunProps) {
  const { test, notAnswered, actions } = useSetupText();
  const connection = useConnection();
  const [stage, setStage] = useState<Stage>({ type: 'waiting' });
  const [heard, setHeard] = useState<Heard>({ high: null, medium: null, low: null });

  const begin = async () => {
    setStage({ type: 'asking' });
    // The browser unlocks its sound only from a touch: before anything is waited for.
    const unlocked = sound.unlock();
    const begun = await connection.giveSite({ type: 'begin-self-test' });
    const answer = await connection.ask('site:self-check', { screenNowMs: Date.now() });
    await unlocked;
    if (begun.type === 'refused' || answer?.ok !== true) {
      setStage({ type: 'unfit', outcome: begun });
      return;
    }
    const isRecording = begun.type === 'recorded' && answer.value.isRecording;
    setStage({ type: 'testing', check: { ...answer.value, isRecording } });
  };
  const tell = async (result: SelfTest) => {
    const outcome = await connection.giveSite({ type: 'record-self-test', result });
    setStage({ type: 'told', result, outcome });
  };

  switch (stage.type) {
    case 'waiting':
    case 'asking':
      return (
        <>
          <p>{test.beginHint}</p>
          <Button kind="primary" disabled={stage.type === 'asking'} onClick={() => void begin()}>
            {test.begin}
          </Button>
        </>
      );
    case 'unfit':
      return (
        <>
          {stage.outcome.type === 'refused' ? (
            <Refused why={stage.outcome.why} />
          ) : (
            <p role="alert">{notAnswered}</p>
          )}
          <Button onClick={onAgain}>{test.again}</Button>
        </>
      );
    case 'testing': {
      const { high, medium, low } = heard;
      const isAnswered = high !== null && medium !== null && low !== null;
      return (
        <>
          <BurstChecks sound={sound} heard={heard} onHeard={setHeard} />
          <GatewayChecks check={stage.check} />
          <Button
            kind="primary"
            disabled={!isAnswered}
            onClick={() => {
              if (isAnswered) void tell({ ...stage.check, heard: { high, medium, low } });
            }}
          >
            {test.save}
          </Button>
        </>
      );
    }
    case 'told': {
      const { outcome, result } = stage;
      const told = { recorded: test.saved, unrecorded: actions.unrecorded, unknown: actions.unknown };
      return (
        <>
          <p role="status">
            <b>{failedText(failedParts(result), test)}</b>
          </p>
          {outcome.type === 'refused' && <Refused why={outcome.why} />}
          {outcome.type !== 'refused' && outcome.type !== 'pending' && <p>{told[outcome.type]}</p>}
          <Button onClick={onAgain}>{test.again}</Button>
        </>
      );
    }
  }
}
