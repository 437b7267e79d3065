import type { ChairId } from '@chairside/shared/ids.ts';
import type { Session } from '@chairside/shared/chair/state.ts';
import { undoWindowMs } from '@chairside/shared/chair/timeline.ts';
import { latestScore, scoresOf } from '@chairside/shared/chart/derived.ts';
import type { ScaleId } from '@chairside/shared/protocols/scales.ts';
import { Suspense, useEffect, useState } from 'react';
import { useConnection, useLive, useNowMs } from '../../live/context.tsx';
import { selectPersonId } from '../../live/selectors.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { timeOfDay } from '../../ui/format.ts';
import { loadedApart } from '../../ui/loaded-apart.ts';
import { useText } from '../../ui/text.ts';
import { Cells } from './Cells.tsx';
import type { LogDialogProps } from './log-dialog-props.ts';
import style from './ScoresDialog.module.css';
import { WhenChips } from './WhenChips.tsx';

const ScaleForm = loadedApart(() => import('./ScaleForm.tsx'));

/** At the chair, one tap each (SE15). */
const chairside = ['moaas', 'dissociation', 'nausea', 'anxiety'] as const;
type Chairside = (typeof chairside)[number];
const forms = ['cadss-6', 'phq-9', 'mood-own'] as const;

type ScoresDialogProps = LogDialogProps & { readonly chair: ChairId };

/** Each rating is recorded as it is tapped, and the dialog goes when all of them were; forms open from here. */
export function ScoresDialog({ chair, session, whose, ago, onAgo, onEnter, onClose }: ScoresDialogProps) {
  const text = useText();
  const nowMs = useNowMs();
  const connection = useConnection();
  const personId = useLive(selectPersonId);
  const [given, setGiven] = useState<Partial<Record<Chairside, number>>>({});
  const [form, openForm] = useState<ScaleId | null>(null);
  const areAllGiven = chairside.every((scale) => given[scale] !== undefined);
  useEffect(() => {
    if (areAllGiven) onClose();
  }, [areAllGiven, onClose]);

  const score = (scale: Chairside, value: number) => {
    const mistaken = given[scale] === undefined ? null : justScored(session, scale, { personId, nowMs });
    if (mistaken !== null) void connection.give(chair, { type: 'undo-entry', seq: mistaken });
    onEnter({ kind: 'scale', scale, score: value, answers: null });
    setGiven({ ...given, [scale]: value });
  };
  if (form !== null)
    return (
      <Dialog key={form} title={text.chart.scale[form]} whose={whose} onClose={onClose}>
        <WhenChips ago={ago} onAgo={onAgo} />
        <Suspense>
          <ScaleForm
            scale={form}
            onSave={(entry) => {
              onEnter(entry);
              onClose();
            }}
          />
        </Suspense>
      </Dialog>
    );
  return (
    <Dialog title={text.quickLog.scores.title} whose={whose} onClose={onClose}>
      {chairside.map((scale) => (
        <Cells
          key={scale}
          label={`${text.chart.scale[scale]} · ${standText(session, scale, text)}`}
          cells={cellsOf(scale, text)}
          inRow={scale === 'moaas' ? 3 : 4}
          chosen={given[scale] ?? null}
          onChoose={(value) => score(scale, value)}
        />
      ))}
      <WhenChips ago={ago} onAgo={onAgo} />
      <div className={style.forms} role="group" aria-label={text.quickLog.scores.form}>
        {forms.map((scale) => (
          <Button key={scale} onClick={() => openForm(scale)}>
            {text.chart.scale[scale]}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}

type Words = ReturnType<typeof useText>;

/** Awake first: it is the most frequent, and the first in reading. */
function cellsOf(scale: Chairside, text: Words) {
  const words = scale === 'moaas' ? text.quickLog.scores.moaas : text.quickLog.scores.four;
  const values = words.map((word, value) => ({ value, text: String(value), words: word }));
  return scale === 'moaas' ? values.toReversed() : values;
}

function standText(session: Session, scale: ScaleId, text: Words): string {
  const latest = latestScore(session.chart, scale);
  if (latest === null) return text.quickLog.scores.never;
  return text.quickLog.scores.last(latest.score, timeOfDay(latest.atMs, session.timeZone));
}

/** The own score of a moment ago: a second tap on the same scale takes it back. */
function justScored(
  { chart }: Session,
  scale: ScaleId,
  { personId, nowMs }: { readonly personId: string | null; readonly nowMs: number },
): number | null {
  const own = scoresOf(chart, scale).filter(
    ({ by, recordedAtMs }) => by?.personId === personId && nowMs - recordedAtMs < undoWindowMs,
  );
  return own.toSorted((one, other) => one.seq - other.seq).at(-1)?.seq ?? null;
}
