import type { ComponentProps } from 'react';
import style from './Button.module.css';

type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  /** `primary`: the one step that comes next. `plain`: any other. `quiet`: beside the way. */
  readonly kind?: 'primary' | 'plain' | 'quiet';
};

export function Button({ kind = 'plain', type = 'button', ...rest }: ButtonProps) {
  return <button className={style.button} data-kind={kind} type={type} {...rest} />;
}
