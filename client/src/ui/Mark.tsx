import type { ReactNode } from 'react';
import style from './Mark.module.css';

/** A standing remark about a chair that a nurse should not have to look for. */
export function Mark({ kind, children }: { readonly kind?: 'strong'; readonly children: ReactNode }) {
  return (
    <span className={style.mark} data-kind={kind}>
      {children}
    </span>
  );
}
