import { parse as parseYaml } from 'yaml';
import { commandLine, isHttpUrl } from '../command-line.ts';
import { parseDuration } from '../scenario/values.ts';
import { complain, say } from './say.ts';

/** `sim inject 1 apnea --for 35s`, `sim inject 1 ox.probe_off`, `sim inject 1 link:ox.corrupt rate=0.1`: as a file would say it. */
export async function inject(args: readonly string[]): Promise<number> {
  const line = commandLine(args, { for: '', control: 'http://127.0.0.1:8090' });
  if (!line.ok) return refuse(line.error);
  const { values, positionals } = line.value;
  const [chair, name, ...pairs] = positionals;
  const forText = values['for'] ?? '';
  const forMs = forText === '' ? null : parseDuration(forText);
  const control = values['control'] ?? '';
  if (chair === undefined || name === undefined)
    return refuse('a chair and a verb: sim inject 1 apnea --for 35s');
  if (forText !== '' && (forMs === null || forMs <= 0)) return refuse('--for: a duration like 35s');
  if (!isHttpUrl(control)) return refuse('--control: an address like http://127.0.0.1:8090');
  const params: Record<string, unknown> = {};
  for (const pair of pairs) {
    const [key = '', ...rest] = pair.split('=');
    if (key === '' || rest.length === 0) return refuse(`${pair}: a parameter is key=value`);
    params[key] = parseYaml(rest.join('='));
  }
  const dot = name.indexOf('.');
  const [target, verb] = dot < 0 ? ['patient', name] : [name.slice(0, dot), name.slice(dot + 1)];
  const address = new URL(`/v1/chairs/${encodeURIComponent(chair.replace(/^chair-/, ''))}/inject`, control);
  const response = await fetch(address, {
    method: 'POST',
    body: JSON.stringify({ target, verb, params, ...(forMs === null ? {} : { for: forMs }) }),
  }).catch(() => null);
  if (response === null)
    return refuse(
      `no simulator answers at ${control}: --control names its address, which npm start and sim run --control-port print`,
    );
  const answer = (await response.json()) as { readonly ok?: boolean; readonly problems?: readonly string[] };
  if (response.ok && answer.ok === true) {
    say(`${name} at chair ${chair}`);
    return 0;
  }
  complain(answer.problems ?? ['it was refused']);
  return 1;
}

function refuse(why: string): number {
  complain(why);
  return 2;
}
