import type { Cancel, Clock } from '../../ports/clock.ts';

/**
 * A Mindray monitor that was called sends nothing until it is asked, and hangs up on who says nothing (Patient Data Share, real-time
 * interface). Asked for by code, at most four in a field: some take "all parameters" and then send none. Asked again at its first
 * keep-alive, before which it may not listen yet; a new question takes the place of the old.
 *
 *   MSH|^~\&|||||||QRY^R02|1203|P|2.3.1
 *   QRD|20260101120000|R|I|Q1|||||RES
 *   QRF|MON||||0&0^1^1^0^160&161&162       parameters      QRF|MON||||0&0^4^1^1^   technical alarms
 */
export type MindrayAsking = {
  /** It has said its first keep-alive. */
  keepsAlive(): void;
  close(): void;
};

const keepAliveEveryMs = 1_000;
const asked = ['160&161&162', '170&171&172&173'];

export function askMindray(
  { clock, processing }: { readonly clock: Clock; readonly processing: 'P' | 'T' },
  send: (message: string) => void,
): MindrayAsking {
  let hasKept = false;
  let cancel: Cancel = () => undefined;
  ask();
  keepAlive();
  return {
    keepsAlive() {
      if (hasKept) return;
      hasKept = true;
      ask();
    },
    close: () => cancel(),
  };

  function ask(): void {
    const at = new Date(clock.now()).toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const lines = [
      `MSH|^~\\&|||||||QRY^R02|1203|${processing}|2.3.1`,
      `QRD|${at}|R|I|Q${at.slice(8)}|||||RES`,
      ...asked.map((codes) => `QRF|MON||||0&0^1^1^0^${codes}`),
      'QRF|MON||||0&0^4^1^1^',
    ];
    send(lines.map((line) => `${line}\r`).join(''));
  }

  function keepAlive(): void {
    send(`MSH|^~\\&|||||||ORU^R01|106|${processing}|2.3.1|\r`);
    cancel = clock.at(clock.now() + keepAliveEveryMs, keepAlive);
  }
}
