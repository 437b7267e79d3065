import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { Dialog } from './Dialog.tsx';

afterEach(cleanup);

it('[UI8] while a question is open the alarm bar can be used, what lies below can not', () => {
  render(<Screen />);
  fireEvent.click(screen.getByText('ask'));
  expect(screen.getByRole('main', { hidden: true }).hasAttribute('inert')).toBe(true);
  expect(screen.getByRole('banner').closest('[inert]')).toBeNull();
  expect(screen.getByRole('dialog').closest('[inert]')).toBeNull();
});

it('[UI7] the question has the focus, and gives it back', () => {
  render(<Screen />);
  const ask = screen.getByText('ask');
  ask.focus();
  fireEvent.click(ask);
  expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('main').hasAttribute('inert')).toBe(false);
  expect(document.activeElement).toBe(ask);
});

it('[UI7] a question over a question puts the first one behind', () => {
  render(<Screen isAskedTwice />);
  fireEvent.click(screen.getByText('ask'));
  const [first, second] = screen.getAllByRole('dialog', { hidden: true });
  expect(first?.hasAttribute('inert')).toBe(true);
  expect(second?.hasAttribute('inert')).toBe(false);
});

it('[UI7] what was pressed is gone, and the focus with it: Escape closes the question all the same', () => {
  render(<Screen />);
  fireEvent.click(screen.getByText('ask'));
  (document.activeElement as HTMLElement).blur();
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('[UI7] of two questions that is the one on top', () => {
  const closed: string[] = [];
  const { rerender } = render(<Two onClose={(title) => closed.push(title)} />);
  // As each event of the chair draws them anew.
  rerender(<Two onClose={(title) => closed.push(title)} />);
  (document.activeElement as HTMLElement).blur();
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(closed).toEqual(['two']);
});

function Two({ onClose }: { readonly onClose: (title: string) => void }) {
  return ['one', 'two'].map((title) => (
    <Dialog key={title} title={title} onClose={() => onClose(title)}>
      {title}
    </Dialog>
  ));
}

function Screen({ isAskedTwice = false }: { readonly isAskedTwice?: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <header>
        <button type="button">acknowledge</button>
      </header>
      <main>
        <button type="button" onClick={() => setOpen(true)}>
          ask
        </button>
        {isOpen && (
          <Dialog title="one" onClose={close}>
            one
          </Dialog>
        )}
        {isOpen && isAskedTwice && (
          <Dialog title="two" onClose={close}>
            two
          </Dialog>
        )}
      </main>
    </>
  );
}
