import { formatDtm } from './dtm.ts';
import { componentOf, type Hl7Message } from './message.ts';

/**
 * A monitor that asks who its patient is (HL7 v2.6, chapter 3 and 5) is told that nobody is found: Chairside tells no device a
 * name, and takes none from it. Without an answer some ask again and send nothing else.
 *
 *   QRY^A19  →  ADR^A19        MSH · MSA AA · QAK NF · QRD as asked · QRF as asked
 *   QRY^R02  →  ORF^R04
 */
const answerByQuestion: Readonly<Record<string, string>> = { 'QRY^A19': 'ADR^A19', 'QRY^R02': 'ORF^R04' };

export function isQuestion(kind: string): boolean {
  return Object.hasOwn(answerByQuestion, kind);
}

export function nobodyFound(
  { header, segments, separators }: Hl7Message,
  { id, atMs }: { readonly id: string; readonly atMs: number },
): string {
  const { field: bar, component } = separators;
  const of = (number: number) => header.field(number);
  const asked = [1, 2].map((number) => componentOf(of(9), number, separators)).join('^');
  const kind = (answerByQuestion[asked] ?? asked).replace('^', component);
  const own = ['MSH', of(2), of(5) || 'CHAIRSIDE', of(6), of(3), of(4), formatDtm(atMs), '', kind, id];
  const question = segments.filter(({ name }) => name === 'QRD' || name === 'QRF');
  const tag = question.find(({ name }) => name === 'QRD')?.field(4) ?? '';
  const lines = [
    [...own, of(11) || 'P', of(12)].join(bar),
    ['MSA', 'AA', of(10)].join(bar),
    ['QAK', tag, 'NF'].join(bar),
    ...question.map(({ text }) => text),
  ];
  return lines.map((line) => `${line}\r`).join('');
}
