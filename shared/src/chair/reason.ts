import { z } from 'zod';

/** Why a person did something, in her own words: more than a slip of the finger, and short enough for one line of a record. */
export const reason = z.string().trim().min(3).max(200);
