import { z } from 'zod';
import { deviceIdSchema } from '../ids.ts';
import { familyIds } from './families.ts';
import { isLineHost, isLineId, isSerialPath } from './line-format.ts';

/**
 * A line the gateway opens by itself and keeps open: a serial port, or a TCP address behind which there is one (or a monitor
 * that wants to be called). A fact of the site, made by a person; devices that call the gateway themselves need none.
 */
export const lineIdSchema = z.string().refine(isLineId).brand<'LineId'>();
export type LineId = z.infer<typeof lineIdSchema>;

export const transportSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('serial'),
    path: z.string().refine(isSerialPath),
    /** Where a device has been set to another speed than its family's. */
    baudRate: z.number().int().min(300).max(921_600).optional(),
  }),
  z.object({
    type: z.literal('tcp'),
    host: z.string().refine(isLineHost),
    port: z.number().int().min(1).max(65_535),
  }),
]);
export type LineTransport = z.infer<typeof transportSchema>;

export const lineSchema = z.object({
  lineId: lineIdSchema,
  family: z.enum(familyIds),
  transport: transportSchema,
  /** What the device at its end is called where its frames do not say. */
  deviceId: deviceIdSchema,
  options: z.record(z.string().max(32), z.string().max(32)).default({}),
});
export type Line = z.infer<typeof lineSchema>;

/** The same port or address: two drivers on one would each get half of what comes. */
export function isSameEnd(one: LineTransport, other: LineTransport): boolean {
  if (one.type === 'serial') return other.type === 'serial' && one.path === other.path;
  return other.type === 'tcp' && one.host === other.host && one.port === other.port;
}
