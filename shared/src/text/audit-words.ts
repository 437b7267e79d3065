import type { Worded } from './catalogue.ts';
import type { audit } from './en-audit.ts';

export type AuditWords = Worded<typeof audit>;
