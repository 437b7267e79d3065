import { describe, expect, it } from 'vitest';
import { drawRooms, parseModules, putBetweenMarkers } from './rooms.ts';

describe('drawing the rooms', () => {
  const modules = [
    { source: 'server/src/main.ts', imports: ['server/src/live/socket.ts', 'node:fs'] },
    { source: 'server/src/live/socket.ts', imports: ['server/src/live/feed.ts', 'shared/src/wire.ts'] },
    { source: 'server/src/live/socket.test.ts', imports: ['server/src/main.ts'] },
    { source: 'shared/src/wire.ts', imports: [] },
  ];
  const lines = drawRooms(modules).split('\n');

  it('makes a folder a room, and a file right below src one of its own', () => {
    expect(lines).toContain('    server_live["live/"]');
    expect(lines).toContain('    server_main_ts["main.ts"]');
  });

  it('draws an arrow from room to room within a workspace', () => {
    expect(lines).toContain('  server_main_ts --> server_live');
  });

  it('draws one arrow from house to house between workspaces', () => {
    expect(lines.filter((line) => line.includes('==>'))).toEqual(['  server ==> shared']);
  });

  it('leaves out what a test imports', () => {
    expect(lines).not.toContain('  server_live --> server_main_ts');
  });
});

it('says when the cruise gave no modules', () => {
  expect(parseModules('not JSON')).toBeNull();
  expect(parseModules('{"summary":{}}')).toBeNull();
});

describe('putting the picture into the page', () => {
  const page = 'before\n<!-- rooms: drawn by npm run architecture -->\nold\n<!-- end of rooms -->\nafter\n';

  it('replaces what stands between the markers and nothing else', () => {
    expect(putBetweenMarkers(page, 'new')).toBe(
      'before\n<!-- rooms: drawn by npm run architecture -->\n\nnew\n\n<!-- end of rooms -->\nafter\n',
    );
  });

  it('puts the same picture in twice without changing the page', () => {
    const once = putBetweenMarkers(page, 'new');
    expect(putBetweenMarkers(once, 'new')).toBe(once);
  });

  it('refuses a page without markers', () => {
    expect(() => putBetweenMarkers('nothing here', 'new')).toThrow('ARCHITECTURE.md has no');
  });
});
