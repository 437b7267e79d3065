import type { ChairId } from '../ids.ts';
import { isWithinReach, type Person } from './people.ts';

/** Whose a chair can be (SE20): a nurse's or a physician's who comes in still, and has to do with it. */
export function mayHaveChair({ role, isActive, chairs }: Person, chair: ChairId): boolean {
  return isActive && (role === 'nurse' || role === 'physician') && isWithinReach(chairs, chair);
}
