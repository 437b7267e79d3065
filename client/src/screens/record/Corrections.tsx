import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { corrections } from './corrections.ts';
import { Section, Table } from './parts/Section.tsx';
import { useWording } from './wording.ts';

/** What was, what stands instead, who put it right and why (RE65). */
export function Corrections({ record }: { readonly record: SessionRecord }) {
  const wording = useWording(record);
  const { corrections: words } = wording.words;
  const all = corrections(wording);
  return (
    <Section title={words.title}>
      {all.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table name={words.title} columns={[words.was, words.stands, words.who, words.why]}>
          {all.map(({ key, was, stands, who, why, isStruck }) => (
            <tr key={key}>
              <td>{isStruck ? <s>{was}</s> : was}</td>
              <td>{stands}</td>
              <td>{who}</td>
              <td>{why}</td>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}
