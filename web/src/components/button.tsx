import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';

interface Props extends Omit<ButtonProps, 'className'> {
  /** `main`: the one thing a page is for; `quiet`: without a frame. */
  readonly look?: 'main' | 'plain' | 'quiet';
}

export const Button = ({ look = 'plain', ...rest }: Props) => <AriaButton {...rest} className={`button ${look}`} />;
