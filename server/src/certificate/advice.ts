import { X509Certificate } from 'node:crypto';
import type { MadeOutTo, Pair } from './pair.ts';
import type { PairPaths } from './write.ts';

/** What to do with the pair, line by line, for whoever sets up the tablets; at length in docs/tls.md. */
export function adviceLines(made: MadeOutTo & Pick<Pair, 'cert'>, paths: PairPaths): readonly string[] {
  const { validToDate, fingerprint256 } = new X509Certificate(made.cert);
  const [address = ''] = [...made.names, ...made.addresses];
  return [
    `Made for ${[...made.names, ...made.addresses].join(', ')}; good until ${validToDate.toISOString().slice(0, 10)}.`,
    '',
    `  ${paths.cert}   goes onto every tablet`,
    `  ${paths.key}   stays here; whoever has it can pass for this gateway`,
    '',
    'Start the gateway with it:',
    '',
    `  CHAIRSIDE_HOST=0.0.0.0 CHAIRSIDE_TLS_CERT=${paths.cert} CHAIRSIDE_TLS_KEY=${paths.key} npm run gateway`,
    '',
    'On each tablet, once: carry chairside.crt there (cable, AirDrop, a USB stick), compare the fingerprint, and',
    '',
    '  Android      Settings > Security > More > Encryption & credentials > Install a certificate > CA certificate',
    '  iPadOS       open the file, Settings > Profile Downloaded > Install; then General > About >',
    '               Certificate Trust Settings > switch it on',
    '  Windows      open the file > Install Certificate > Local Machine > Trusted Root Certification Authorities',
    '  ChromeOS     chrome://certificate-manager > Local certificates > Import, for identifying websites',
    '',
    `Then open https://${address.includes(':') ? `[${address}]` : address}:8080/ there. A warning means that it is not installed: do not tap past it.`,
    '',
    `Fingerprint (SHA-256) ${fingerprint256}`,
  ];
}
