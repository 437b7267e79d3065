import { useNowMs } from '../live/context.tsx';
import { useNameOf } from '../session/names.ts';
import { useText } from '../ui/text.ts';
import type { Wording } from './alarm-line.ts';

export function useWording(): Wording {
  return { text: useText(), nowMs: useNowMs(), nameOf: useNameOf() };
}
