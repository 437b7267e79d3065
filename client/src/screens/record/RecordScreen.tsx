import { useEffect } from 'react';
import { useParams } from 'react-router';
import { openedAt } from '../../alarms/watching.ts';
import { heardRecord } from '../../records/heard-record.ts';
import { useFetched } from '../../records/use-fetched.ts';
import { NotThere, Quiet } from './NotThere.tsx';
import { PastFrame } from './PastFrame.tsx';
import { RecordActions } from './RecordActions.tsx';
import { RecordSheet } from './RecordSheet.tsx';
import { useRecordsText } from './records-text.ts';

/** One session as its record: on the screen, and as it will be on paper (SE24). */
function RecordScreen() {
  const { page } = useRecordsText();
  const { session = '' } = useParams();
  const { fetched, again } = useFetched(`/api/sessions/${encodeURIComponent(session)}/record`, heardRecord);
  useEffect(() => openedAt('desk'), []);
  switch (fetched.status) {
    case 'loading':
      return (
        <PastFrame title={page.title}>
          <Quiet title={page.loading} hint={page.loadingHint} isBusy />
        </PastFrame>
      );
    case 'failed':
      return (
        <PastFrame title={page.title}>
          <NotThere problem={fetched.problem} onAgain={again} />
        </PastFrame>
      );
    case 'there': {
      const record = fetched.value;
      return (
        <PastFrame
          title={page.of(record.patient.displayName)}
          actions={<RecordActions record={record} onAgain={again} />}
        >
          <RecordSheet record={record} />
        </PastFrame>
      );
    }
  }
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default RecordScreen;
