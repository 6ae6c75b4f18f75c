import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';

interface Props<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly lang?: string }[];
  readonly chosen: T;
  readonly onChange: (value: T) => void;
  /** In a row with others: the options stand close, and the label is only heard. */
  readonly inline?: boolean;
}

/** One of a few, all in sight. */
export function Choice<T extends string>({ label, options, chosen, onChange, inline = false }: Props<T>) {
  return (
    <RadioGroup
      className={inline ? 'choice inline' : 'choice'}
      value={chosen}
      onChange={(value) => onChange(value as T)}
      orientation="horizontal"
    >
      <Label {...(inline ? { className: 'heard' } : {})}>{label}</Label>
      <div className="choice-options">
        {options.map((o) => (
          <Radio key={o.value} value={o.value} className="choice-option">
            <span lang={o.lang}>{o.label}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
