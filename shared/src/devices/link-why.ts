/**
 * Why a line is not open.
 *
 * not-found      no such port, or no such name in the network
 * not-allowed    the gateway's account may not open it
 * port-taken     another line, or another program, has it
 * not-a-port     what stands there can not be set up as a serial port
 * refused        nobody listens at that address
 * unreachable    no way there, or no answer in time
 * unplugged      a serial port went away while it was open
 * closed         the other end closed the connection
 * broken         the connection broke
 * silent         open, and nothing came for longer than its family may be silent
 * no-good-frame  bytes came and no frame was among them: a wrong speed, or another device than was said
 * hung-up        the driver would hear no more: a frame that never ends, or that could not be answered
 * driver-failed  the driver threw; a mistake of ours
 */
export type LinkWhy =
  | 'not-found'
  | 'not-allowed'
  | 'port-taken'
  | 'not-a-port'
  | 'refused'
  | 'unreachable'
  | 'unplugged'
  | 'closed'
  | 'broken'
  | 'silent'
  | 'no-good-frame'
  | 'hung-up'
  | 'driver-failed';
