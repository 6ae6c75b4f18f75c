import { useQueryClient } from '@tanstack/react-query';
import { Button } from '../components/button.js';
import { useArrivals } from '../data/arrivals.js';
import { useTranslator } from '../preferences/preferences.js';

/** Says that reports came in since, and shows them when it is pressed: what one reads does not move by itself. */
export function Arrived() {
  const t = useTranslator();
  const queries = useQueryClient();
  const { count, seen } = useArrivals();
  return (
    <span className="arrived" role="status">
      {count === 0 ? null : (
        <Button
          onPress={() => {
            seen();
            void queries.invalidateQueries();
          }}
        >
          {t.count('count.arrived', count)}
        </Button>
      )}
    </span>
  );
}
