import { describe, expect, it } from 'vitest';
import { createChosenDialect } from './chosen-dialect.ts';

describe('what an address speaks', () => {
  const dialectOf = createChosenDialect([
    { of: null, dialect: 'mindray' },
    { of: '10.1.0.7', dialect: 'philips' },
    { of: '10.1.2.0/24', dialect: 'comen' },
    { of: '10.1.0.0/16', dialect: 'nihon-kohden' },
    { of: 'fd00::7', dialect: 'pcd-01' },
  ]);
  for (const [address, dialect] of [
    ['10.1.0.7', 'philips'],
    ['10.1.0.8', 'nihon-kohden'],
    ['10.1.2.0', 'comen'],
    ['10.1.2.255', 'comen'],
    ['10.1.3.0', 'nihon-kohden'],
    ['10.2.0.1', 'mindray'],
    ['fd00::7', 'pcd-01'],
    ['', 'mindray'],
  ] as const) {
    it(`[HL38] ${address} speaks ${dialect}`, () => {
      expect(dialectOf(address)).toBe(dialect);
    });
  }

  it('[HL38] where nothing is chosen it is found out', () => {
    expect(createChosenDialect([])('10.1.0.7')).toBe('auto');
    expect(createChosenDialect([{ of: '10.1.0.8', dialect: 'comen' }])('10.1.0.7')).toBe('auto');
  });
});
