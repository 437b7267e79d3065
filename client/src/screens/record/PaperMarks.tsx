import { useLayoutEffect } from 'react';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { identifiers } from '../../session/identity.ts';
import style from './PaperMarks.module.css';
import { useRecordsText } from './records-text.ts';

/** What every sheet of paper says: whose it is, which one, and in simulation that it is of nobody (RE62). */
export function PaperMarks({ record }: { readonly record: SessionRecord }) {
  const { page } = useRecordsText();
  const { patient, session, kind } = record;
  const whose = `${patient.displayName} · ${identifiers(patient)} · ${page.footSession} ${session}`;
  useAdoptedStyle(footCss(whose, page.footPage));
  if (kind !== 'simulation') return null;
  return (
    <p className={style.across} aria-hidden>
      {page.simulated}
    </p>
  );
}

/** Words of a record in a style of the document: a style element would be one that the page’s policy forbids (DO5). */
function useAdoptedStyle(css: string): void {
  useLayoutEffect(() => {
    // Where they are not known, boxes in the margin are not known either.
    if (!('adoptedStyleSheets' in document)) return undefined;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [css]);
}

function footCss(whose: string, page: string): string {
  const type = 'font: 8pt "Inter Variable", Inter, sans-serif; vertical-align: top; padding-top: 3mm';
  return [
    '@page { margin: 13mm 12mm 17mm;',
    `@bottom-left { content: ${cssText(whose)}; ${type}; }`,
    `@bottom-right { content: ${cssText(`${page} `)} counter(page) " / " counter(pages); ${type}; } }`,
  ].join(' ');
}

/** Any words as a string of CSS: what is not a plain letter or figure goes as its number, so that no name can end it. */
export function cssText(words: string): string {
  const escaped = words.replace(
    /[^A-Za-z0-9 ]/gu,
    (letter) => `\\${(letter.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped}"`;
}
