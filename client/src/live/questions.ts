import type {
  AlarmLogTold,
  PanelDone,
  PresetsTold,
  ProtocolsTold,
  Request,
  SelfChecked,
} from '@chairside/shared/wire.ts';
import type { SocketPort } from './socket.ts';

/** What a screen asks once and is answered once, beside what it follows. */
type AnswerTo = {
  readonly 'site:presets': PresetsTold;
  readonly 'site:protocols': ProtocolsTold;
  readonly 'site:self-check': SelfChecked;
  readonly 'chair:alarm-log': AlarmLogTold;
  readonly 'simulation:do': PanelDone;
};

/**
 * Null where no answer came in time: nothing was changed by asking, so it may be asked again. Only the simulator may have done
 * what it was told.
 */
export type AskGateway = <N extends keyof AnswerTo>(
  name: N,
  request: Request<N>,
) => Promise<AnswerTo[N] | null>;

const answeredWithinMs = 5_000;

export function createQuestions(socket: SocketPort): AskGateway {
  return (name, request) =>
    new Promise((resolve) => {
      const giveUp = setTimeout(() => resolve(null), answeredWithinMs);
      socket.ask(name, request, (answer) => {
        clearTimeout(giveUp);
        resolve(answer as AnswerTo[typeof name]);
      });
    });
}
