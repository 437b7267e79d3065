/** How the ends of a line are written; one rule for the gateway, which parses it, and for the form that is filled in. */

/** Absolute and without a way up: what is opened is a device node or a link to one. */
export function isSerialPath(path: string): boolean {
  const isNode = /^(\/dev\/|\/tmp\/|\/run\/)[A-Za-z0-9._/-]+$|^COM\d{1,3}$/.test(path);
  return isNode && path.length <= 200 && !path.split('/').includes('..');
}

export function isLineHost(host: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9.:-]{0,252}$/.test(host);
}

export function isLineId(id: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,31}$/.test(id);
}
