import { describe, expect, it } from 'vitest';
import { compareRules, rulesInSpec, rulesInTests } from './rules.ts';

describe('rules in the spec', () => {
  it('reads the id at the head of a list line, and whether it is for later', () => {
    const text = '# Sessions\n\n- **SE5** The planned time stops nothing.\n- **SE14a** (not yet) Oxygen.\n';
    expect(rulesInSpec({ path: 'sessions.md', text })).toEqual([
      { id: 'SE5', path: 'sessions.md', isLater: false },
      { id: 'SE14a', path: 'sessions.md', isLater: true },
    ]);
  });

  it('passes over ids in running text', () => {
    expect(rulesInSpec({ path: 'a.md', text: 'As **SE5** says, see SE6.\n' })).toEqual([]);
  });
});

describe('rules in test titles', () => {
  const rows = [
    { text: "it('[SE5] does it', …)", ids: ['SE5'] },
    { text: 'test("[SE5] [AL28] does both", …)', ids: ['SE5', 'AL28'] },
    { text: 'it(`[SE5, SE6] ${name}`, …)', ids: ['SE5', 'SE6'] },
    { text: "it('[SE5] once'); it('[SE5] twice')", ids: ['SE5'] },
    { text: '// see [SE5]', ids: [] },
  ];
  for (const { text, ids } of rows) {
    it(`finds ${ids.join(' and ') || 'none'} in ${text}`, () => {
      expect(rulesInTests({ path: 'a.test.ts', text }).map(({ id }) => id)).toEqual(ids);
    });
  }
});

describe('comparing them', () => {
  const rule = (id: string, isLater = false) => ({ id, path: 'a.md', isLater });
  const tested = (id: string) => ({ id, path: 'a.test.ts' });

  it('finds nothing where each rule has a test', () => {
    expect(compareRules([rule('SE1')], [tested('SE1')]).problems).toEqual([]);
  });

  it('names a rule without a test', () => {
    expect(compareRules([rule('SE1')], []).problems).toEqual(['SE1 has no test (a.md)']);
  });

  it('lets a rule for later wait', () => {
    expect(compareRules([rule('SE1', true)], []).problems).toEqual([]);
  });

  it('names a test of a rule that does not exist', () => {
    expect(compareRules([], [tested('SE9')]).problems).toEqual([
      'SE9 is tested but not in the spec (a.test.ts)',
    ]);
  });

  it('names a rule that stands twice', () => {
    expect(compareRules([rule('SE1'), rule('SE1')], [tested('SE1')]).problems).toEqual([
      'SE1 stands twice in the spec (a.md)',
    ]);
  });
});
