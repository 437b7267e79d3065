import { failedChecks, type SelfCheck, type SelfTestPart } from '@chairside/shared/site/self-test.ts';
import { Check, CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../../ui/text.ts';
import style from './SelfTestScreen.module.css';
import { useSetupText } from './setup-text.ts';

/** What the gateway said of itself: record, clock, devices. */
export function GatewayChecks({ check }: { readonly check: SelfCheck }) {
  const text = useText();
  const { test } = useSetupText();
  const failed = failedChecks(check);
  const isClockFit = !failed.includes('clock');
  const apartSeconds = (Math.abs(check.wallClockOffMs) / 1000).toFixed(1);
  return (
    <section className={style.checks}>
      <Row part="record" failed={failed}>
        {check.isRecording ? test.writes : test.doesNotWrite}
      </Row>
      <Row part="clock" failed={failed}>
        {isClockFit ? test.clockOk(apartSeconds) : test.clockOff(apartSeconds)}
      </Row>
      <Row part="devices" failed={failed}>
        <ul className={style.devices}>
          {check.chairs.map(({ chair, devices }) => (
            <li key={chair}>
              <b>{text.app.chair(chair)}</b>{' '}
              {devices.length === 0
                ? test.noDevice
                : devices
                    .map(({ deviceId, isHeard }) =>
                      isHeard ? test.deviceHeard(deviceId) : test.deviceSilent(deviceId),
                    )
                    .join(' · ')}
            </li>
          ))}
        </ul>
      </Row>
    </section>
  );
}

type RowProps = {
  readonly part: Exclude<SelfTestPart, 'sound'>;
  readonly failed: readonly SelfTestPart[];
  readonly children: ReactNode;
};

function Row({ part, failed, children }: RowProps) {
  const { test } = useSetupText();
  const isPassed = !failed.includes(part);
  return (
    <div className={style.check} data-passed={isPassed}>
      <b>
        {isPassed ? <Check aria-hidden size={24} /> : <CircleAlert aria-hidden size={24} />}
        {test[part]}
      </b>
      <div>{children}</div>
    </div>
  );
}
