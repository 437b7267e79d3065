import type { Wording } from './wording.ts';

type Unmet = { readonly unmet: readonly string[]; readonly reason: string | null };

/** `, with unmet: SpO2, IV out, because: …`; nothing where all was met. */
export function unmetText({ unmet, reason }: Unmet, { words, criterionName }: Wording): string {
  const { head } = words;
  const which = unmet.length === 0 ? '' : `, ${head.unmet(unmet.map(criterionName).join(', '))}`;
  return reason === null ? which : `${which}, ${head.because(reason)}`;
}
