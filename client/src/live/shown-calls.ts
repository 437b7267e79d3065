import type { ChairId } from '@chairside/shared/ids.ts';
import type { SocketPort } from './socket.ts';

/** The receipts this screen gives: which calls it shows, said at once and again each second while the page is seen (ES4). */
export type ShownCalls = {
  /** Until the returned function is called; any number may show the same. */
  readonly show: (chair: ChairId, escalation: number) => () => void;
  /** Once a second, and on every new connection. */
  say(): void;
};

type Shown = { readonly chair: ChairId; readonly escalation: number };

/** `isSeen`: the page is in front of somebody, and what it shows is live. */
export function createShownCalls(socket: SocketPort, isSeen: () => boolean): ShownCalls {
  const showing = new Set<Shown>();

  function tell(shown: Shown) {
    if (isSeen() && socket.isConnected()) socket.ask('escalation:shown', shown, () => undefined);
  }

  return {
    show(chair, escalation) {
      const shown = { chair, escalation };
      showing.add(shown);
      tell(shown);
      return () => void showing.delete(shown);
    },
    say() {
      for (const shown of showing) tell(shown);
    },
  };
}
