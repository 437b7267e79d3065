import { err, ok, type Result } from '@chairside/shared/result.ts';
import { problemOf, unlessAborted } from './fetch-json.ts';

/** As when it is fetched; `broken` where the link broke on the way. */
export type DownloadProblem = 'unreachable' | 'broken' | 'unknown' | 'erased' | 'refused';

/** `share` null where the gateway did not say how much it will be. Below 1 until it is over. */
export type Progress = { readonly bytes: number; readonly share: number | null };

export type Downloaded = { readonly blob: Blob; readonly fileName: string };

type Watching = { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void };

/** Whole, or not at all: half an export looks like one. Rejects only when `signal` is aborted. */
export async function download(
  path: string,
  { signal, onProgress }: Watching,
): Promise<Result<Downloaded, DownloadProblem>> {
  const response = await fetch(path, { signal }).catch(unlessAborted);
  if (response === null) return err('unreachable');
  if (!response.ok || response.body === null) {
    const problem = problemOf(response.status);
    return err(problem === 'not-understood' ? 'refused' : problem);
  }
  const shareOf = shareIn(response);
  const parts: BlobPart[] = [];
  const reader = response.body.getReader();
  for (let bytes = 0; ;) {
    const part = await reader.read().catch(unlessAborted);
    if (part === null) return err('broken');
    if (part.done) break;
    parts.push(part.value);
    bytes += part.value.byteLength;
    onProgress({ bytes, share: shareOf(part.value) });
  }
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  return ok({ blob: new Blob(parts, { type }), fileName: fileNameOf(response, path) });
}

const newLine = 10;

/**
 * By lines, where the gateway says how many there will be, else by bytes: it writes while it sends. A FHIR bundle has more lines
 * than resources, and comes in one piece.
 */
function shareIn({ headers }: Response): (part: Uint8Array) => number | null {
  const rows = Number(headers.get('x-total-rows') ?? 0);
  const bytes = headers.has('content-encoding') ? 0 : Number(headers.get('content-length') ?? 0);
  const isByLine = rows > 0 && !(headers.get('content-type') ?? '').includes('fhir');
  const whole = isByLine ? rows : bytes;
  let so = 0;
  return (part) => {
    so += isByLine ? part.reduce((lines, byte) => lines + (byte === newLine ? 1 : 0), 0) : part.byteLength;
    return whole > 0 ? Math.min(0.99, so / whole) : null;
  };
}

/** The name the gateway gives it; else the end of the address. */
function fileNameOf({ headers }: Response, path: string): string {
  const [, named] = /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '') ?? [];
  return named ?? path.split('/').slice(-3).join('-');
}

/** Hands it to the browser, which asks or saves as it is set. */
export function save({ blob, fileName }: Downloaded): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Not at once: the browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
