import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField, type TextFieldProps } from 'react-aria-components/TextField';

interface Props extends Omit<TextFieldProps, 'className' | 'children'> {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with what stands in it. */
  readonly error?: string | null;
  /** The direction of what is written in it. */
  readonly dir?: 'auto' | 'ltr';
}

/** A line to write in, with its name, what helps to fill it, and what is wrong with it. */
export const Field = ({ label, hint, error = null, dir = 'auto', ...rest }: Props) => (
  <TextField {...rest} className="field" isInvalid={error !== null} validationBehavior="aria">
    <Label>{label}</Label>
    <Input dir={dir} />
    {hint === undefined ? null : (
      <Text slot="description" className="hint">
        {hint}
      </Text>
    )}
    <FieldError className="field-error">{error}</FieldError>
  </TextField>
);
