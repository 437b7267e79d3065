/**
 * Why a browser has not, or no longer has, a Bluetooth device; in the words it tells the gateway.
 *
 * permission-refused  the browser, the system or the device lets this page not have it
 * out-of-reach        it did not answer: switched off, too far away, or connected to another
 * disconnected        it was connected, and went
 * service-missing     it is there, and has not what its kind has: another device than was chosen
 * unknown             the browser says no more than that it failed
 * let-go              a person let it go
 * again               it is connected anew
 * not-opened          the gateway did not take it
 */
export const bluetoothLosses = [
  'permission-refused',
  'out-of-reach',
  'disconnected',
  'service-missing',
  'unknown',
] as const;
/** Nobody asked for it, and the browser tries again. */
export type BluetoothLoss = (typeof bluetoothLosses)[number];

export const bluetoothWhys = [...bluetoothLosses, 'let-go', 'again', 'not-opened'] as const;
export type BluetoothWhy = (typeof bluetoothWhys)[number];

/**
 * Why the gateway ended the link to a device at a browser.
 *
 * silent         it measured nothing for longer than its family may be silent
 * no-good-frame  so did it, or for too long at once, and what came nobody could read
 * opened-again   the same device was opened anew, here or in another window
 * too-much       it sent more than any such device does
 * screen-gone    the screen that held it is gone: tab closed, tablet off, network lost
 * driver-failed  what it said could not be handled; a mistake of ours
 * hung-up        the driver would hear no more
 */
export type BrowserLinkWhy =
  'silent' | 'no-good-frame' | 'opened-again' | 'too-much' | 'screen-gone' | 'driver-failed' | 'hung-up';
