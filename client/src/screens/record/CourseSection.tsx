import type { SessionRecord } from '@chairside/shared/record/session-record.ts';
import { stepText } from './entry-words.ts';
import { Section, Table } from './parts/Section.tsx';
import { useWording } from './wording.ts';

/** Every step with when it really was; where that is not when it was recorded, both are said. */
export function CourseSection({ record }: { readonly record: SessionRecord }) {
  const wording = useWording(record);
  const { words, time, nameOf } = wording;
  const { course } = words;
  return (
    <Section title={course.title}>
      <Table name={course.title} columns={[course.time, course.what, course.who]}>
        {record.steps.map((step) => (
          <tr key={step.seq}>
            <td>
              {time(step.happenedAtMs)}
              {step.happenedAtMs !== step.atMs && <small> {course.recorded(time(step.atMs))}</small>}
            </td>
            <td>
              {step.undone === null ? (
                stepText(step, wording)
              ) : (
                <>
                  <s>{stepText(step, wording)}</s>{' '}
                  <small>{course.undone(time(step.undone.atMs), nameOf(step.undone.by))}</small>
                </>
              )}
            </td>
            <td>{nameOf(step.by)}</td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
