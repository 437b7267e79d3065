import { join } from 'node:path';

/** Simulation is another place (decision 0008): each kind has a folder of its own below the data folder. */
export function journalPath(dataFolder: string, isSimulation: boolean): string {
  return join(dataFolder, isSimulation ? 'simulation' : 'clinic', 'journal.sqlite');
}
