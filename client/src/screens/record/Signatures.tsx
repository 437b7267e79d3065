import { Section } from './parts/Section.tsx';
import { useRecordsText } from './records-text.ts';
import style from './Signatures.module.css';

/** Room to sign on paper; the record itself is signed by nobody's hand but by who acted, entry by entry. */
export function Signatures() {
  const { signatures } = useRecordsText();
  return (
    <Section title={signatures.title}>
      <div className={style.signatures}>
        {[signatures.nurse, signatures.physician].map((who) => (
          <div key={who} className={style.place}>
            <b>{who}</b>
            {[signatures.name, signatures.date, signatures.signature].map((what) => (
              <p key={what}>{what}</p>
            ))}
          </div>
        ))}
      </div>
    </Section>
  );
}
