import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFakeSocket } from '../testing/fake-socket.ts';
import { createQuestions } from './questions.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('[AL32] a question is answered with what the gateway says', async () => {
  const socket = createFakeSocket();
  const asked = createQuestions(socket)('site:self-check', { screenNowMs: 5 });
  const answer = { ok: true, value: { isRecording: true, wallClockOffMs: 0, chairs: [] } };
  socket.answer('site:self-check', answer);
  expect(await asked).toEqual(answer);
});

it('[AL32] a question nobody answers within 5 s is one without an answer', async () => {
  const asked = createQuestions(createFakeSocket())('site:presets', {});
  const settled = vi.fn();
  void asked.then(settled);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(settled).toHaveBeenCalledWith(null);
});
