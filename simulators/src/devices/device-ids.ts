/** What the devices of a chair call themselves on the wire: `SIM-` says that nobody is to take them for real ones (SI12). */

export function oximeterIdOf(chair: string): string {
  return `SIM-OXI-${chair}`;
}

export function cuffIdOf(chair: string): string {
  return `SIM-NIBP-${chair}`;
}
