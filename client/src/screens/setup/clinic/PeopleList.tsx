import type { Person } from '@chairside/shared/people/people.ts';
import { useText } from '../../../ui/text.ts';
import style from './ClinicScreen.module.css';
import { useClinicText } from './clinic-text.ts';

/** Who there is; to be read. */
export function PeopleList({ people }: { readonly people: readonly Person[] }) {
  const text = useText();
  const { people: words } = useClinicText();
  return (
    <section className={style.part} aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.hint}</p>
      <table className={style.people}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.role}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ personId, name, role }) => (
            <tr key={personId}>
              <th scope="row">{name}</th>
              <td>{text.dialog.role[role]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
