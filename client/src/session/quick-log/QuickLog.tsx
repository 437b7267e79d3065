import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import { openSideEffects, type SideEffectSpan } from '@chairside/shared/chart/derived.ts';
import type { SideEffect } from '@chairside/shared/chart/entry.ts';
import { Suspense, useEffect, useState } from 'react';
import { useLive, useNowMs } from '../../live/context.tsx';
import { selectPersonId } from '../../live/selectors.ts';
import { useLooksOnly } from '../../people/use-looks-only.ts';
import { Button } from '../../ui/Button.tsx';
import { ageText } from '../../ui/format.ts';
import { loadedApart } from '../../ui/loaded-apart.ts';
import { useText } from '../../ui/text.ts';
import { PersonDialog } from '../PersonDialog.tsx';
import { useGive } from '../use-give.tsx';
import { happenedAtMs, nextAgo, type Ago } from './ago.ts';
import type { LogDialogName } from './log-dialog-name.ts';
import style from './QuickLog.module.css';
import { ScoresPill } from './ScoresPill.tsx';

const LogDialog = loadedApart(() => import('./LogDialog.tsx'));

/** One tap each, as mild; a second tap says how bad. What scales ask for anyway is not among them. */
const frequent = ['nausea', 'dizziness', 'anxiety'] as const satisfies readonly SideEffect[];
const groups = ['effects', 'medicine', 'measure', 'more'] as const;
/** A time that was chosen and not used is forgotten: it would be a wrong one later. */
const agoKeptMs = 20_000;

type QuickLogProps = { readonly chair: ChairState; readonly session: Session };

/** What a nurse enters with one hand and one glance; the rest is one tap away (SE14). */
export function QuickLog({ chair, session }: QuickLogProps) {
  const text = useText();
  const nowMs = useNowMs();
  const looksOnly = useLooksOnly();
  const personId = useLive(selectPersonId);
  const { give, question } = useGive(chair.chair);
  const [ago, setAgo] = useState<Ago>(0);
  const [asked, ask] = useState<LogDialogName | null>(null);
  const open = openSideEffects(session.chart);
  useEffect(() => {
    const timer = setTimeout(() => setAgo(0), agoKeptMs);
    return () => clearTimeout(timer);
  }, [ago]);

  const tap = (effect: SideEffect) => {
    const span = open.find((one) => one.effect === effect);
    if (span !== undefined) {
      ask({ span: span.root });
      return;
    }
    const entry = { kind: 'side-effect', effect, other: null, severity: 'mild' } as const;
    give({ type: 'chart-entry', entry, happenedAtMs: happenedAtMs(ago, nowMs) });
    setAgo(0);
  };
  if (looksOnly !== null) return null;
  const when = ago === 0 ? text.quickLog.when.now : text.quickLog.when.ago(ago);
  return (
    <section className={style.log} aria-label={text.quickLog.title}>
      <div className={style.head}>
        <h3>{text.quickLog.title}</h3>
        <button
          type="button"
          className={style.pill}
          data-set={ago > 0 || undefined}
          onClick={() => setAgo(nextAgo(ago))}
        >
          <span>{text.quickLog.when.pill(when)}</span>
        </button>
        <ScoresPill session={session} nowMs={nowMs} onOpen={() => ask('scores')} />
      </div>
      <div className={style.frequent}>
        {frequent.map((effect) => (
          <EffectButton
            key={effect}
            words={text.quickLog.short[effect]}
            span={open.find((one) => one.effect === effect)}
            nowMs={nowMs}
            onTap={() => tap(effect)}
          />
        ))}
      </div>
      <div className={style.groups}>
        {groups.map((group) => (
          <Button key={group} onClick={() => ask(group)}>
            <span>{text.quickLog[group]}</span>
            {group === 'effects' && open.length > 0 && <small>{text.quickLog.openCount(open.length)}</small>}
          </Button>
        ))}
      </div>
      {question}
      {asked !== null && personId === null && (
        <PersonDialog onChosen={() => undefined} onClose={() => ask(null)} />
      )}
      {asked !== null && personId !== null && (
        <Suspense>
          <LogDialog name={asked} ago={ago} chair={chair} session={session} onClose={() => ask(null)} />
        </Suspense>
      )}
    </section>
  );
}

type EffectButtonProps = {
  readonly words: string;
  /** Where it lasts. */
  readonly span: SideEffectSpan | undefined;
  readonly nowMs: number;
  readonly onTap: () => void;
};

function EffectButton({ words, span, nowMs, onTap }: EffectButtonProps) {
  const text = useText();
  const lasting = span === undefined ? null : ageText(nowMs - span.onsetAtMs, text);
  return (
    <Button data-open={span !== undefined || undefined} onClick={onTap}>
      <span>{words}</span>
      {span !== undefined && lasting !== null && (
        <small>{text.quickLog.open(text.chart.severity[span.severity], lasting)}</small>
      )}
    </Button>
  );
}
