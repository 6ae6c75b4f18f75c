import { useId } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

export interface FilterOption<T extends string> {
  readonly value: T;
  readonly label: string;
  /** How many there are, as it is to be shown. */
  readonly count?: string;
}

interface Props<T extends string> {
  readonly label: string;
  readonly options: readonly FilterOption<T>[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}

/** A row of switches, of which any number may be on. */
export function FilterBar<T extends string>({ label, options, chosen, onChange }: Props<T>) {
  const id = useId();
  return (
    <div className="filter-bar">
      <span id={id} className="filter-label">
        {label}
      </span>
      <ToggleButtonGroup
        aria-labelledby={id}
        className="filter-options"
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChange(options.map((o) => o.value).filter((v) => keys.has(v)))}
      >
        {options.map((o) => (
          <ToggleButton key={o.value} id={o.value} className={`filter ${o.value}`}>
            {o.label}
            {o.count === undefined ? null : <span className="filter-count">{o.count}</span>}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
