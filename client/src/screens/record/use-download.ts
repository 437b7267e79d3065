import type { SessionId } from '@chairside/shared/ids.ts';
import { useEffect, useRef, useState } from 'react';
import { download, save, type DownloadProblem, type Progress } from '../../records/download.ts';

export const exportFormats = ['fhir', 'readings', 'entries', 'journal'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** As the gateway names them. */
const addressOf: Readonly<Record<ExportFormat, string>> = {
  fhir: 'fhir',
  readings: 'readings.csv',
  entries: 'entries.csv',
  journal: 'json',
};

export type DownloadState =
  | { readonly status: 'none' }
  | { readonly status: 'going'; readonly format: ExportFormat; readonly progress: Progress }
  | { readonly status: 'done'; readonly format: ExportFormat; readonly bytes: number }
  | { readonly status: 'failed'; readonly format: ExportFormat; readonly problem: DownloadProblem };

const none: DownloadState = { status: 'none' };

/** One download at a time. Whoever leaves the page, or stops it, has saved nothing. */
export function useDownload(session: SessionId) {
  const [state, setState] = useState<DownloadState>(none);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  function start(format: ExportFormat) {
    const abort = new AbortController();
    running.current = abort;
    const onProgress = (progress: Progress) => setState({ status: 'going', format, progress });
    onProgress({ bytes: 0, share: null });
    const path = `/api/sessions/${encodeURIComponent(session)}/export/${addressOf[format]}`;
    download(path, { signal: abort.signal, onProgress }).then(
      (result) => {
        if (result.ok) {
          save(result.value);
          setState({ status: 'done', format, bytes: result.value.blob.size });
        } else setState({ status: 'failed', format, problem: result.error });
      },
      // Aborted: by whoever stopped it or left.
      () => setState(none),
    );
  }

  return { state, start, stop: () => running.current?.abort() };
}
