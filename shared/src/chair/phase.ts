import { z } from 'zod';
import type { Phase } from './state.ts';

export const phaseSchema = z.enum([
  'preparing',
  'infusing',
  'paused',
  'observing',
]) satisfies z.ZodType<Phase>;
