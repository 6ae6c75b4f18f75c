import { type CalendarDate, parseDate } from '@internationalized/date';
import { DateField, DateInput, DateSegment } from 'react-aria-components/DateField';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** ISO day, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function dayFrom(iso: string): CalendarDate | null {
  try {
    return iso === '' ? null : parseDate(iso);
  } catch {
    return null;
  }
}

/** A day of the Gregorian calendar, typed in the order and the digits of the interface's language. */
export const DayField = ({ label, hint, value, onChange }: Props) => (
  <DateField<CalendarDate>
    className="field"
    granularity="day"
    value={dayFrom(value)}
    onChange={(day) => onChange(day?.toString() ?? '')}
  >
    <Label>{label}</Label>
    <DateInput className="day">{(segment) => <DateSegment className="day-part" segment={segment} />}</DateInput>
    {hint === undefined ? null : (
      <Text slot="description" className="hint">
        {hint}
      </Text>
    )}
  </DateField>
);
