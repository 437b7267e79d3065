import type { Phase } from '@chairside/shared/chair/state.ts';
import type { Gap, NibpCoverage, Spo2Coverage } from '@chairside/shared/record/coverage.ts';
import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { spanText } from '../../ui/format.ts';
import { Lines, Section, Table } from './parts/Section.tsx';
import { percentText, shortGaps, shortestListedMs } from './gaps.ts';
import { useWording, type Wording } from './wording.ts';

/** How much of the session the devices saw: what was missing, and why (SE24). */
export function CoverageSection({ record }: { readonly record: SessionRecord }) {
  const wording = useWording(record);
  const { coverage } = wording.words;
  const { span, spo2, nibp } = record.coverage;
  if (span === null)
    return (
      <Section title={coverage.title}>
        <p>{coverage.nothing}</p>
      </Section>
    );
  return (
    <Section title={coverage.title}>
      <p data-of="coverage">
        <b>
          {coverage.valid(
            spanText(spo2.validMs, wording.text),
            spanText(spo2.spanMs, wording.text),
            percentText(spo2),
          )}
        </b>
      </p>
      <Phases spo2={spo2} wording={wording} />
      <Gaps gaps={spo2.gaps} wording={wording} />
      <Cuff nibp={nibp} wording={wording} />
    </Section>
  );
}

const order: readonly Phase[] = ['preparing', 'infusing', 'paused', 'observing'];

function Phases({ spo2, wording }: { readonly spo2: Spo2Coverage; readonly wording: Wording }) {
  const { coverage } = wording.words;
  const { text } = wording;
  return (
    <Table
      name={coverage.phase}
      columns={[coverage.phase, coverage.span, coverage.validSpo2, coverage.share]}
    >
      {order.flatMap((phase) => {
        const part = spo2.byPhase[phase];
        if (part === undefined) return [];
        return [
          <tr key={phase}>
            <th scope="row">{text.phase[phase]}</th>
            <td>{spanText(part.spanMs, text)}</td>
            <td>{spanText(part.validMs, text)}</td>
            <td>{percentText(part)} %</td>
          </tr>,
        ];
      })}
    </Table>
  );
}

function Gaps({ gaps, wording }: { readonly gaps: readonly Gap[]; readonly wording: Wording }) {
  const { coverage } = wording.words;
  const { text, time } = wording;
  const listed = gaps.filter(({ fromMs, toMs }) => toMs - fromMs >= shortestListedMs);
  return (
    <>
      <h3>{listed.length === 0 ? coverage.noGaps : coverage.gaps}</h3>
      {listed.length > 0 && (
        <Table name={coverage.gaps} columns={[coverage.from, coverage.to, coverage.span, coverage.cause]}>
          {listed.map(({ fromMs, toMs, cause }) => (
            <tr key={fromMs}>
              <td>{time(fromMs)}</td>
              <td>{time(toMs)}</td>
              <td>{spanText(toMs - fromMs, text)}</td>
              <td>{coverage.why[cause]}</td>
            </tr>
          ))}
        </Table>
      )}
      <Lines
        lines={shortGaps(gaps).map(({ cause, amount, lengthMs }) => ({
          key: cause,
          words: coverage.short(amount, spanText(lengthMs, text), coverage.why[cause]),
        }))}
      />
    </>
  );
}

function Cuff({ nibp, wording }: { readonly nibp: NibpCoverage; readonly wording: Wording }) {
  const { coverage } = wording.words;
  const notDone = nibp.slots.filter(({ became }) => became !== 'done' && became !== 'due');
  return (
    <>
      <h3>
        {[
          coverage.nibp(nibp.planned),
          coverage.done(nibp.done),
          coverage.typed(nibp.typed),
          coverage.failed(nibp.failed),
          coverage.missed(nibp.missed),
        ].join(' · ')}
      </h3>
      {notDone.length > 0 && (
        <p>
          {coverage.notDone}:{' '}
          {notDone.map(({ atMs, became }) => `${wording.time(atMs)} ${coverage.became[became]}`).join(', ')}
        </p>
      )}
    </>
  );
}
