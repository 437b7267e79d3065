/** What a device may be called: 1 to 80 characters that can be printed, none of them an outer space. */
export function isDeviceName(name: string): boolean {
  return /^[!-~]([ -~]{0,78}[!-~])?$/.test(name);
}
