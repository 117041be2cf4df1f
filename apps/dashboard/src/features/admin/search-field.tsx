import { Input } from 'antd';
import { useState } from 'react';
import { useRested } from '../../shared/use-debounced';

type SearchFieldProps = { label: string; value: string; onRest: (value: string) => void };

/** Rests before it searches. */
export function SearchField({ label, value, onRest }: SearchFieldProps) {
  const [text, setText] = useState(value);
  useRested(text.trim(), 300, onRest);
  return (
    <Input
      className="admin-search"
      type="search"
      allowClear
      maxLength={60}
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
