import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/text.ts';
import style from './ErrorBoundary.module.css';

type Props = { readonly children: ReactNode };

/** A class, because React has no other way: a screen that fails says so instead of going white. */
export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const text = useText();
  return (
    <main className={style.failed} role="alert">
      <h1>{text.link.notMonitoring}</h1>
      <p>{text.app.failed}</p>
      <p>{text.app.failedHint}</p>
      <Button onClick={() => location.reload()}>{text.app.reload}</Button>
    </main>
  );
}
