import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '@chairside/shared/result.ts';
import { flagsFrom, whereFrom, type Environment } from '../journal/keeping/options.ts';
import type { MadeOutTo } from './pair.ts';

export type CertificateOptions = MadeOutTo & {
  readonly folder: string;
  /** What is there may be overwritten. */
  readonly mayReplace: boolean;
};

const usage =
  'npm run certificate -- --name chairside.local --address 10.0.0.5 [--folder ./data/tls] [--replace]';

/** This machine is always among them: its own screen, and who looks whether it is well. */
const always = { names: ['localhost'], addresses: ['127.0.0.1', '::1'] } as const;

/** Names and addresses may be given more than once. What is wrong comes as one line, with how it is used. */
export function certificateOptionsFrom(
  args: readonly string[],
  environment: Environment,
): Result<CertificateOptions, string> {
  const texts = { type: 'string', multiple: true } as const;
  const given = flagsFrom(args, {
    options: {
      name: texts,
      address: texts,
      folder: { type: 'string' },
      replace: { type: 'boolean' },
    },
    usage,
  });
  if (!given.ok) return given;
  const { values, positionals } = given.value;
  if (positionals.length > 0) return err(`“${positionals.join(' ')}” belongs to no option. ${usage}`);
  const names = (values.name ?? []).map((name) => name.toLowerCase());
  const addresses = values.address ?? [];
  if (names.length + addresses.length === 0)
    return err(`Under which name or address will tablets open the dashboard? ${usage}`);
  const noName = names.find((name) => !isHostName(name));
  if (noName !== undefined)
    return err(`“${noName}” is no host name: without https:// and without a port. ${usage}`);
  const noAddress = addresses.find((address) => isIP(address) === 0);
  if (noAddress !== undefined) return err(`“${noAddress}” is no IP address. ${usage}`);
  return ok({
    names: onceEach([...names, ...always.names]),
    addresses: onceEach([...addresses, ...always.addresses]),
    folder: resolve(values.folder ?? join(whereFrom({}, environment).dataFolder, 'tls')),
    mayReplace: values.replace === true,
  });
}

function isHostName(text: string): boolean {
  const isWellFormed = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(text);
  return isWellFormed && isIP(text) === 0 && text.length <= 253;
}

function onceEach(all: readonly string[]): readonly string[] {
  return [...new Set(all)];
}
