import { z } from 'zod';

/** What is said around a call: by who asks, by who answers, and by the gateway where neither got through. */
export const escalationTroubles = ['undelivered', 'unanswered'] as const;
export type EscalationTrouble = (typeof escalationTroubles)[number];

const words = z.string().trim().min(1).max(200);
export const askSchema = words;
export const answerSchema = words;

/** The clinic's lists, to be chosen from by a tap: sentences of its own, or codes of the factory's (`@coming`). */
export const escalationWordsSchema = z.object({
  asks: z.array(words).min(1).max(12),
  answers: z.array(words).min(1).max(12),
});
export type EscalationWords = z.infer<typeof escalationWordsSchema>;

/** Codes have their words in the catalogues (`text/en-escalation.ts`). */
export const factoryEscalationWords: EscalationWords = {
  asks: ['@please-come', '@please-look', '@please-telephone', '@may-i-go-on'],
  answers: ['@coming', '@pause', '@stop', '@measure-again', '@go-on-and-watch', '@will-telephone'],
};
