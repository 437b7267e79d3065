/** What can be asked of the session; each but the plain steps has a dialog of its own. */
export type ActionName =
  | 'openSession'
  | 'setBaseline'
  | 'startInfusion'
  | 'recordPause'
  | 'resumeInfusion'
  | 'recordStop'
  | 'newInfusion'
  | 'recordReady'
  | 'left'
  | 'cancelSession'
  | 'limits'
  | 'correct';

/** What has a dialog, be it an action of the session or not. */
export type DialogName = ActionName | PanelName | 'cuff' | 'explainStop';

/** What opens from a line of the phase card, and stays open until it is closed. */
export type PanelName = 'checklist' | 'limbs' | 'gate' | 'readiness' | 'form';
