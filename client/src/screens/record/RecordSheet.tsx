import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { Alarms } from './Alarms.tsx';
import { AlarmWaves } from './AlarmWaves.tsx';
import { Care, Scales } from './Care.tsx';
import { RecordChart } from './chart/RecordChart.tsx';
import { Checklist } from './Checklists.tsx';
import { Corrections } from './Corrections.tsx';
import { CourseSection } from './CourseSection.tsx';
import { CoverageSection } from './CoverageSection.tsx';
import { Devices } from './Devices.tsx';
import { Leaving } from './Leaving.tsx';
import { Medicines } from './Medicines.tsx';
import { MonitoringForm } from './MonitoringForm.tsx';
import { PaperMarks } from './PaperMarks.tsx';
import { Section } from './parts/Section.tsx';
import { RecordHead } from './RecordHead.tsx';
import style from './RecordSheet.module.css';
import { useRecordsText } from './records-text.ts';
import { SideEffects } from './SideEffects.tsx';
import { Signatures } from './Signatures.tsx';
import { VitalsTable } from './VitalsTable.tsx';

/** The whole record, in the order a colleague would ask: who, what happened, what was given, what came of it, how sure (SE24). */
export function RecordSheet({ record }: { readonly record: SessionRecord }) {
  const { chart } = useRecordsText();
  const hasDrawn = record.nibp.length > 0 || Object.values(record.trend).some((points) => points.length > 0);
  return (
    <article className={style.sheet} data-record="drawn" data-open={record.isOpen || undefined}>
      <PaperMarks record={record} />
      <RecordHead record={record} />
      <Section title={chart.title}>
        {hasDrawn ? <RecordChart record={record} /> : <p>{chart.nothing}</p>}
      </Section>
      <VitalsTable record={record} />
      <Devices record={record} />
      <Medicines record={record} />
      <SideEffects record={record} />
      <Scales record={record} />
      <Care record={record} />
      <Checklist record={record} list="before" />
      <Checklist record={record} list="after" />
      <Checklist record={record} list="form" />
      <MonitoringForm record={record} />
      <Leaving record={record} />
      <Alarms record={record} />
      <AlarmWaves record={record} />
      <CoverageSection record={record} />
      <Corrections record={record} />
      <CourseSection record={record} />
      <Signatures />
    </article>
  );
}
