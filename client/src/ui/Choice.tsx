import style from './Choice.module.css';

type ChoiceProps = {
  readonly label: string;
  readonly name: string;
  readonly chosen: string;
  readonly any: string;
  readonly children: readonly (readonly [value: string, words: string])[];
};

/** One of a list by its form's name; asked for anew at once when another is chosen. */
export function Choice({ label, name, chosen, any, children }: ChoiceProps) {
  // What the address asks for stays asked for, though the clinic does not have it (any more, or not yet loaded).
  const isKnown = chosen === '' || children.some(([value]) => value === chosen);
  return (
    <label className={style.choice}>
      {label}
      <select
        name={name}
        defaultValue={chosen}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
      >
        <option value="">{any}</option>
        {!isKnown && <option value={chosen}>{chosen}</option>}
        {children.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
