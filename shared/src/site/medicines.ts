import { z } from 'zod';
import { doseUnits, medicineRoutes } from '../chart/entry.ts';

/**
 * The clinic's own list of what may be given beside the drug of the session (SE14): one tap each, with the usual amount. The
 * product proposes none: the list is empty until a clinic fills it.
 */
export const medicineSchema = z.object({
  name: z.string().trim().min(1).max(80),
  amount: z.number().positive().max(100_000),
  unit: z.enum(doseUnits),
  route: z.enum(medicineRoutes),
});
export type Medicine = z.infer<typeof medicineSchema>;

export const medicinesSchema = z.array(medicineSchema).max(60);
