import { type ReactNode, useId } from 'react';

/** One of a closed list, as the browser's own control: every keyboard and every phone knows it. */
export function Choose<T extends string>({
  label,
  value,
  options,
  onChange,
  none,
}: {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly onChange: (value: T | null) => void;
  /** What stands for none, where none may be chosen. */
  readonly none?: string;
}) {
  const id = useId();
  // a value that the list lacks is shown as it is
  const all = value === null || options.some(([v]) => v === value) ? options : [...options, [value, value] as const];
  return (
    <div className="desk-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => onChange((event.target.value || null) as T | null)}>
        {none === undefined && value !== null ? null : <option value="">{none ?? ''}</option>}
        {all.map(([v, name]) => (
          <option key={v} value={v}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A line that is written. */
export function Write({
  label,
  value,
  onChange,
  hint,
  dir = 'auto',
  suggestions,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly dir?: 'auto' | 'ltr' | 'rtl';
  readonly suggestions?: readonly (readonly [value: string, label: string])[];
}) {
  const id = useId();
  return (
    <div className="desk-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        dir={dir}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={hint === undefined ? undefined : `${id}h`}
        list={suggestions === undefined ? undefined : `${id}l`}
        autoComplete="off"
      />
      {suggestions === undefined ? null : (
        <datalist id={`${id}l`}>
          {suggestions.map(([v, name]) => (
            <option key={v} value={v}>
              {name}
            </option>
          ))}
        </datalist>
      )}
      {hint === undefined ? null : (
        <span id={`${id}h`} className="hint">
          {hint}
        </span>
      )}
    </div>
  );
}

/** A part of the form with a heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="desk-part" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
