import { z } from 'zod';
import { isDeviceName } from './device-name.ts';

/**
 * Identifiers are branded strings: a device can not be given where a chair is asked for.
 * They are parsed once, at the border; inside, the type is the proof.
 */
export const chairIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$/)
  .brand<'ChairId'>();
export type ChairId = z.infer<typeof chairIdSchema>;

/** What a device calls itself on the wire (EUI-64, application name and bed, `SIM-…`); at most 80 printable characters. */
export const deviceIdSchema = z.string().refine(isDeviceName).brand<'DeviceId'>();
export type DeviceId = z.infer<typeof deviceIdSchema>;

export const sessionIdSchema = z.string().min(1).max(64).brand<'SessionId'>();
export type SessionId = z.infer<typeof sessionIdSchema>;

export const personIdSchema = z.string().min(1).max(64).brand<'PersonId'>();
export type PersonId = z.infer<typeof personIdSchema>;

/** Made by whoever gives the command, before it is sent: the same id twice is the same command. */
export const commandIdSchema = z.uuid().brand<'CommandId'>();
export type CommandId = z.infer<typeof commandIdSchema>;
