import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { SelectValue } from 'react-aria-components/Select';
import { Icon } from './icon.js';

interface Props {
  /** What can be chosen: its value, and how it is called. */
  readonly options: readonly (readonly [value: string, label: string])[];
  /** What stands on the button instead of the options' own words. */
  readonly shown?: ReactNode;
}

/** The inside of a `Select`: the button with what is chosen, and the list it opens. */
export const SelectParts = ({ options, shown = null }: Props) => (
  <>
    <Button className="button select">
      <SelectValue>
        {({ isPlaceholder, defaultChildren }) => (isPlaceholder ? null : shown) ?? defaultChildren}
      </SelectValue>
      <Icon name="down" />
    </Button>
    <Popover className="popover">
      <ListBox className="menu">
        {options.map(([value, label]) => (
          <ListBoxItem key={value} id={value} textValue={label}>
            {label}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  </>
);
