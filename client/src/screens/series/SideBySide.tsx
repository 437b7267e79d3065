import type { PatientSeries, SessionInSeries } from '@chairside/shared/record/series.ts';
import { Link } from 'react-router';
import { useText } from '../../ui/text.ts';
import { dayOf } from '../record/day.ts';
import { useRecordsText } from '../record/records-text.ts';
import { changeText, lowestSpo2 } from './figures.ts';
import { sessionName } from './names.ts';
import style from './SeriesScreen.module.css';

type SideBySideProps = { readonly of: PatientSeries; readonly timeZone: string };

/** The same as the drawings say, in figures, with what the mood came to; each session opens its record. */
export function SideBySide({ of: { sessions, responses }, timeZone }: SideBySideProps) {
  const { series, history } = useRecordsText();
  const columns = [
    series.session,
    history.day,
    history.protocol,
    series.peak,
    series.lowest,
    series.effects,
    series.moodScore,
    series.response,
  ];
  return (
    <section className={style.part} aria-label={series.table}>
      <h2>{series.table}</h2>
      <div className={style.scroll} tabIndex={0} role="group" aria-label={series.table}>
        <table className={style.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sessions.map((one, index) => (
              <tr key={one.session} data-session={one.session}>
                <th scope="row">{sessionName(one, index)}</th>
                <td>
                  <Link className={style.link} to={`/record/${encodeURIComponent(one.session)}`}>
                    {dayOf(one.openedAtMs, timeZone)}
                  </Link>
                </td>
                <td>{one.protocol?.label ?? '–'}</td>
                <td>
                  {one.peakSystolic === null
                    ? '–'
                    : `${one.peakSystolic.systolicMmHg}, ${series.peakAt} ${Math.round(one.peakSystolic.sinceStartMs / 60_000)}`}
                </td>
                <td>{lowestSpo2(one) ?? '–'}</td>
                <td>
                  <Effects one={one} />
                </td>
                <td>
                  <Mood one={one} />
                </td>
                <td>
                  <Response response={responses.find(({ session }) => session === one.session)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={style.why}>
        {series.peakWhy} {series.responseWhy} {series.onlyRecorded}
      </p>
    </section>
  );
}

function Effects({ one }: { readonly one: SessionInSeries }) {
  const text = useText();
  const { series } = useRecordsText();
  const names = one.sideEffects.map(({ effect, other }) =>
    effect === 'other' ? (other ?? text.chart.sideEffect.other) : text.chart.sideEffect[effect],
  );
  return names.length === 0 ? series.noEffects : [...new Set(names)].join(', ');
}

function Mood({ one }: { readonly one: SessionInSeries }) {
  const text = useText();
  const { series } = useRecordsText();
  const said = one.moodBefore.map(({ scale, score }) => `${text.chart.scale[scale]} ${score}`);
  return said.length === 0 ? series.noMood : said.join(', ');
}

type ResponseProps = { readonly response: PatientSeries['responses'][number] | undefined };

function Response({ response }: ResponseProps) {
  const { series } = useRecordsText();
  if (response?.changePercent === undefined || response.changePercent === null) return '–';
  return (
    <span data-response={response.isResponse || undefined}>
      {series.percent(changeText(response.changePercent))}
      {response.isResponse && <b className={style.responded}>{series.responded}</b>}
    </span>
  );
}
