import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly text: string;
  /** What to do next. */
  readonly children?: ReactNode;
  /** The page holds nothing else: its title is the page's. */
  readonly wholePage?: boolean;
}

/** What stands where nothing is: what that means and what to do next. */
export const EmptyState = ({ title, text, children, wholePage = false }: Props) => (
  <div className={wholePage ? 'empty whole' : 'empty'}>
    {wholePage ? <h1>{title}</h1> : <p className="empty-title">{title}</p>}
    <p>{text}</p>
    {children}
  </div>
);
