import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import { Changes } from '../Changes.tsx';
import { protocolChanges } from './changes.ts';
import { useProtocolText } from './use-protocol-text.ts';
import { changeText } from './words.ts';

/** What is other in one version than in another, in words (SE10). */
export function ProtocolChanges({ from, to }: { readonly from: Protocol; readonly to: Protocol }) {
  const text = useProtocolText();
  const { changes } = text.words;
  const lines = protocolChanges(from, to).map((change) => changeText(change, text, to.delivery));
  return <Changes against={changes.against(from.version)} lines={lines} none={changes.none} />;
}
